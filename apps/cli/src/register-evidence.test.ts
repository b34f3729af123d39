import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { client, routes } from "@touchstone/contract";
import { operatorToken } from "@touchstone/server/operator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transportOver } from "./connect.ts";
import { sendFile } from "./evidence-send.ts";
import { newKey } from "./new-key.ts";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
let risk = "";

const reach = () => {
  const authorization = `Bearer ${operatorToken(server.data)}`;
  return client({ transport: transportOver(fetch, server.origin, () => ({ authorization })), newKey });
};

beforeAll(async () => {
  server = await startServer();
  process.env["TOUCHSTONE_UPLOADS"] = join(server.data, "cli-uploads");
  const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
  const made = await reach().call(routes.register.identify, { params: { organisation }, body });
  risk = made.ok ? made.value.id : "";
});
afterAll(async () => {
  await server?.close();
  remove();
});

describe("touchstone register evidence", { timeout: 300_000 }, () => {
  const where = () => ["--organisation", organisation, "--data", server.data];
  const evidence = (...given: readonly string[]) => ["register", "evidence", ...given, ...where()];

  it("goes on with --resume where a broken upload stopped, and gives the same bytes back", async () => {
    const bytes = Uint8Array.from({ length: 9_000_000 }, (_, at) => 97 + ((at * 31) % 23));
    const path = join(server.data, "记录.txt");
    writeFileSync(path, bytes);
    const { call, download } = reach();
    let pieces = 0;
    const breaking: typeof call = async (route, input) => {
      if (route.id === "evidence.upload-piece" && ++pieces === 2) throw new Error("cut");
      return call(route, input);
    };
    const sending = { client: { call: breaking, download }, organisation, path, resume: false, at: () => undefined };
    await expect(sendFile(sending)).rejects.toThrow("cut");
    const uploads = await call(routes.evidence.list, { params: { organisation }, query: {} });
    expect(uploads.ok && [uploads.value.items.length, uploads.value.quota.used]).toEqual([0, 9_000_000]);

    const { id } = await answer(...evidence("upload", path, "--resume", "--valid-until", "2099-12-31"));
    // Begun anew it would count twice.
    expect((await answer(...evidence("list"))).quota.used).toBe(9_000_000);
    const back = join(server.data, "back.txt");
    await answer(...evidence("get", id, "--output", back));
    expect(Buffer.compare(readFileSync(back), bytes)).toBe(0);
    const again = await refused("evidence-exists", ...evidence("upload", path));
    expect(again).toMatchObject({ facts: { evidence: id } });
  });

  it("links, shows, takes off, and destroys nothing that a rule may keep", async () => {
    const path = join(server.data, "照片说明.txt");
    writeFileSync(path, "一张照片");
    const { id } = await answer(...evidence("upload", path, "--at", "机房"));
    expect((await answer(...evidence("link", id, risk))).linked).toEqual([risk]);
    const shown = await answer(...evidence("show", id));
    expect(shown).toMatchObject({ rows: 1, place: "机房", links: [{ risk, unlinked: null }] });
    await answer(...evidence("unlink", id, shown.links[0].id, "--risk", risk, "--reason", "挂错"));
    expect(
      (await answer(...evidence("list", "--state", "unlinked"))).items.map((one: { id: string }) => one.id),
    ).toContain(id);
    expect((await answer(...evidence("link", id, risk, "--against", "照片里没有警示牌"))).linked).toEqual([risk]);
    const row = await answer("register", "row", "show", risk, ...where());
    expect(row.evidence.at(-1)).toMatchObject({ bearing: "contradicts", why: "照片里没有警示牌", unanswered: true });
    const { links } = await answer(...evidence("show", id));
    const off = links.find(({ bearing }: { bearing: string }) => bearing === "contradicts");
    await answer(...evidence("unlink", id, off.id, "--risk", risk, "--reason", "照片是旧的"));
    await refused("evidence-record-missing", ...evidence("destroy", id, "--reason", "x"));
  });
});
