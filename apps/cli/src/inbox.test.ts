import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { folder, run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

const at = (...words: readonly string[]) => ["inbox", ...words, "--organisation", organisation, "--data", server.data];
const mine = (...words: readonly string[]) => [...at(...words), "--as", "manager"];

describe("touchstone inbox", { timeout: 300_000 }, () => {
  it("sets a digest, which needs a channel that is set up, and shows it", async () => {
    expect(await answer(...mine())).toMatchObject({ items: expect.any(Array) });
    await refused("mail-not-set-up", ...mine("notices", "set"), "--rhythm", "daily", "--mail");
    await refused("digest-without-channel", ...mine("notices", "set"), "--rhythm", "daily");
    await refused("notices-for-persons", ...at("notices", "set"), "--rhythm", "off");
    const { id } = await answer(...at("webhook", "add"), "--name", "值班群", "--url", "https://hooks.example/x?key=k");
    await answer(...mine("notices", "set"), "--rhythm", "weekly", "--weekday", "3", "--hour", "7", "--webhook", id);
    expect((await answer(...mine("notices"))).settings).toMatchObject({
      rhythm: "weekly",
      weekday: 3,
      hour: 7,
      webhook: id,
    });
    expect((await run(...mine("notices"), "--lang", "en")).out).toMatch(/once a week {2}3 {2}7:00/);
    expect((await run(...mine("notices", "set"), "--rhythm", "daily", "--hour", "24")).code).toBe(2);
  });

  it("adds, rotates, pauses and ends a webhook; its secret is told once and its address never", async () => {
    await refused("webhook-address-refused", ...at("webhook", "add"), "--name", "内网", "--url", "https://10.0.0.1/");
    const made = await answer(
      ...at("webhook", "add"),
      "--name",
      "系统",
      "--url",
      "https://hooks.example/y?token=hidden",
    );
    expect(made.secret).toMatch(/^whsec_/);
    const next = await answer(...at("webhook", "rotate", made.id));
    expect(next.secret).not.toBe(made.secret);
    await answer(...at("webhook", "set", made.id), "--standing", "paused");
    await refused("webhook-not-on", ...at("webhook", "test", made.id));
    const listed = await run(...at("webhook"));
    expect(listed.out).toMatch(/系统 {2}通用（签名） {2}hooks\.example {2}暂停/);
    expect(listed.out).not.toMatch(/hidden|whsec/);
    expect(await answer(...at("webhook", "deliveries", made.id))).toEqual({ items: [] });
    await answer(...at("webhook", "set", made.id), "--standing", "ended");
    await refused("webhook-not-on", ...at("webhook", "replay", made.id, made.id));
  });

  it("opens a calendar, prints it, and ends its address", async () => {
    const { url } = await answer(...mine("calendar", "open"));
    const feed = await fetch(url);
    expect(feed.status).toBe(200);
    const file = join(folder, "mine.ics");
    await answer(...mine("calendar", "print"), "--out", file);
    expect(new ICAL.Component(ICAL.parse(readFileSync(file, "utf8"))).name).toBe("vcalendar");
    await answer(...mine("calendar", "revoke"));
    expect((await fetch(url)).status).toBe(404);
    await refused("notices-for-persons", ...at("calendar", "open"));
  });
});
