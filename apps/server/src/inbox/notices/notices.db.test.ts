import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type Client, routes } from "@touchstone/contract";
import ICAL from "ical.js";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Mail, Mailer } from "../../adapters/mail/open-mailer.ts";
import { capabilities } from "../../capabilities.ts";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { askWaiting } from "./ask-waiting.ts";
import { defaultNotices, openSecrets } from "./settings.ts";
import { takeDigests } from "./take-digests.ts";

const { notices, inbox, register } = routes;
const params = { organisation: demoCompany };

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A receiver that answers as it is told. */
const openReceiver = async () => {
  const received: Received[] = [];
  let answer: { status: number; text: string } = { status: 200, text: "" };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
      response.writeHead(answer.status).end(answer.text);
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=robot-secret`,
    answers: (status: number, text = "") => {
      answer = { status, text };
    },
    close: () => server.close(),
  };
};

const events = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    calendar,
    events: calendar.getAllSubcomponents("vevent").map((one) => ({
      uid: String(one.getFirstPropertyValue("uid")),
      sequence: Number(one.getFirstPropertyValue("sequence")),
      status: String(one.getFirstPropertyValue("status")),
      start: String(one.getFirstPropertyValue("dtstart")),
      summary: String(one.getFirstPropertyValue("summary")),
      modified: String(one.getFirstPropertyValue("last-modified")),
    })),
  };
};

describe.each(engineKinds)("notices by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let receiver: Awaited<ReturnType<typeof openReceiver>>;
  const letters: Mail[] = [];
  const mailer: Mailer = {
    from: "touchstone@touchstone.example",
    send: async (mail) => {
      letters.push(mail);
      return { ok: true, status: 250 };
    },
  };
  beforeAll(async () => {
    receiver = await openReceiver();
    const setup = { ...defaultNotices, mailer, reach: "dev" as const, schedule: [0, 0], milliseconds: 2000 };
    test = await openTestServer(kind, undefined, undefined, undefined, setup);
    manager = await test.as("manager");
  });
  afterAll(async () => {
    await test?.close();
    receiver?.close();
  });

  const take = () => takeDigests(test.server.services, askWaiting(capabilities, test.server.services));
  const settle = () => test.server.services.store.jobs.drain();
  const set = (body: Partial<(typeof notices.set)["body"]["_zod"]["input"]>) =>
    manager.call(notices.set, { params, body: { rhythm: "daily", ...body } });
  const add = async (format: "standard" | "wecom" = "standard", url = receiver.url) =>
    value(await manager.call(notices.addWebhook, { params, body: { name: "值班群", url, format } }));
  const deliveries = async (webhook: string) =>
    value(await manager.call(notices.deliveries, { params: { ...params, webhook } })).items;
  const standingOf = async (webhook: string) =>
    value(await manager.call(notices.webhooks, { params })).items.find(({ id }) => id === webhook);

  it("one letter a day, what is late first, as the inbox of that person has it; none when nothing waits", async () => {
    value(await set({ mail: true, hour: 9, language: "en" }));
    const waiting = value(await manager.call(inbox.list, { params })).items;
    expect(waiting).toEqual([]);
    expect(await take()).toBe(0);
    await settle();
    expect(letters).toEqual([]);

    test.moveTo("2026-11-24T00:30:00Z");
    const body = { title: "电梯困人\r\nBcc: x@x.example <script>", harm: "伤人", owner: "工程部" };
    // A title of one line only: what would be a header is refused at the door, before any letter is written.
    expect(codes(await manager.call(register.identify, { params, body }))).toContain("body-invalid");
    value(await manager.call(register.identify, { params, body: { ...body, title: "电梯困人 <script>" } }));
    // Half past eight in Shanghai: the hour is nine.
    expect(await take()).toBe(0);
    test.moveTo("2026-11-24T01:00:00Z");
    expect(await take()).toBe(1);
    expect(await take()).toBe(0);
    test.moveTo("2026-11-24T15:59:00Z");
    expect(await take()).toBe(0);
    await settle();
    expect(letters).toHaveLength(1);
    const [letter] = letters;
    expect(letter).toMatchObject({ to: "manager@touchstone.example", unsubscribe: "http://127.0.0.1/app/notices" });
    const items = value(await manager.call(inbox.list, { params })).items;
    for (const { act, href } of items) {
      expect(letter?.text).toContain(act.en);
      expect(letter?.text).toContain(`http://127.0.0.1/app${href}`);
    }
    expect(letter?.text).toContain("<script>");
    expect(letter?.html).not.toContain("<script>");
    const shown = value(await manager.call(notices.show, { params }));
    expect(shown).toMatchObject({ lastDay: "2026-11-24", mailReady: true, address: "manager@touchstone.example" });
    expect(shown.messages).toMatchObject([{ standing: "sent", total: items.length, tries: 1 }]);
    test.moveTo("2026-11-25T01:00:00Z");
    expect(await take()).toBe(1);
    await settle();
    expect(letters).toHaveLength(2);
    expect(letters[0]?.id).not.toBe(letters[1]?.id);
  });

  it("two servers at the same hour write one message", async () => {
    test.moveTo("2026-11-26T01:00:00Z");
    const sent = await Promise.all([take(), take(), take()]);
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
    await settle();
    expect(letters).toHaveLength(3);
    value(await set({ rhythm: "off" }));
  });

  it("is each person's own: others see neither settings nor messages, and the operator has none", async () => {
    const evaluator = await test.as("evaluator");
    expect(value(await evaluator.call(notices.show, { params }))).toMatchObject({
      settings: { rhythm: "off" },
      lastDay: null,
      messages: [],
    });
    expect(codes(await evaluator.call(notices.webhooks, { params }))).toEqual(["not-permitted"]);
    expect(codes(await manager.call(notices.show, { params: { organisation: demoBody } }))).toEqual(["not-found"]);
    expect(codes(await test.operator.call(notices.set, { params, body: { rhythm: "off" } }))).toEqual([
      "notices-for-persons",
    ]);
    expect(codes(await set({}))).toEqual(["digest-without-channel"]);
    expect(codes(await set({ webhook: "01900000-0000-7000-8000-00000000ffff" }))).toEqual(["webhook-unknown"]);
  });

  it("a webhook is signed as Standard Webhooks has it, by both secrets for a day after a change", async () => {
    const made = await add();
    expect(made.secret).toMatch(/^whsec_/);
    const at = { ...params, webhook: made.id };
    receiver.received.length = 0;
    value(await manager.call(notices.testWebhook, { params: at }));
    await settle();
    const next = value(await manager.call(notices.rotateSecret, { params: at }));
    value(await manager.call(notices.testWebhook, { params: at }));
    await settle();
    test.moveTo("2026-11-27T02:00:00Z");
    value(await manager.call(notices.testWebhook, { params: at }));
    await settle();
    const seen = receiver.received.map(({ headers, body }) => {
      const signed = {
        "webhook-id": String(headers["webhook-id"]),
        "webhook-timestamp": String(headers["webhook-timestamp"]),
        "webhook-signature": String(headers["webhook-signature"]),
      };
      // The library asks for a time near now; the test's clock is not: it signs anew and compares.
      const matches = (secret: string | null) => {
        // oxlint-disable-next-line no-restricted-globals -- the library signs by it
        const time = new Date(Number(signed["webhook-timestamp"]) * 1000);
        return signed["webhook-signature"]
          .split(" ")
          .includes(new Webhook(secret ?? "").sign(signed["webhook-id"], time, body));
      };
      return [matches(made.secret), matches(next.secret), JSON.parse(body).type];
    });
    expect(seen).toEqual([
      [true, false, "inbox.test"],
      [true, true, "inbox.test"],
      [false, true, "inbox.test"],
    ]);
    // The secret, and the address that is one, stand nowhere in clear.
    const { rows } = await test.server.services.store.maintenance((tx) =>
      tx.query<{ all: string }>(
        `select coalesce((select string_agg(data::text, '') from journal where kind = 'webhook'), '')
           || coalesce((select string_agg(state::text, '') from inbox_webhook), '')
           || coalesce((select string_agg(result::text, '') from command), '') as all`,
      ),
    );
    for (const secret of [made.secret?.slice(6), next.secret?.slice(6), "robot-secret"])
      expect(rows[0]?.all).not.toContain(secret);
    expect(JSON.stringify(await standingOf(made.id))).not.toMatch(/robot-secret|whsec/);
    // Sent again under its key, the command has the same answer.
    const key = "same-key-0001";
    const [one, two] = [
      value(await manager.call(notices.rotateSecret, { params: at, key })),
      value(await manager.call(notices.rotateSecret, { params: at, key })),
    ];
    expect(one).toEqual(two);
    value(await manager.call(notices.setStanding, { params: at, body: { standing: "ended" } }));
    expect(codes(await manager.call(notices.testWebhook, { params: at }))).toEqual(["webhook-not-on"]);
    expect(codes(await manager.call(notices.rotateSecret, { params: at }))).toEqual(["webhook-ended"]);
  });

  it("is tried again after 500 under one id, given up after the plan, sent anew by hand; 400 is given up at once", async () => {
    const { id: webhook } = await add();
    const at = { ...params, webhook };
    receiver.received.length = 0;
    receiver.answers(500);
    const { id: message } = value(await manager.call(notices.testWebhook, { params: at }));
    await settle();
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([message, message, message]);
    expect(await deliveries(webhook)).toMatchObject([
      { id: message, standing: "failed", tries: 3, attempts: [{ status: 500 }, { status: 500 }, { status: 500 }] },
    ]);
    receiver.answers(200);
    value(await manager.call(notices.replay, { params: { ...at, message } }));
    await settle();
    expect(await deliveries(webhook)).toMatchObject([{ id: message, standing: "sent", tries: 1 }]);
    expect(receiver.received.at(-1)?.headers["webhook-id"]).toBe(message);
    for (const status of [400, 302]) {
      receiver.answers(status);
      const { id } = value(await manager.call(notices.testWebhook, { params: at }));
      await settle();
      expect((await deliveries(webhook)).find((one) => one.id === id)).toMatchObject({
        standing: "failed",
        tries: 1,
        attempts: [{ status }],
      });
    }
    const other = await add();
    const wrong = await manager.call(notices.replay, { params: { ...params, webhook: other.id, message } });
    expect(codes(wrong)).toEqual(["message-unknown"]);
  });

  it("410 switches it off, and the inbox says so until it is switched on again", async () => {
    const { id: webhook } = await add();
    const at = { ...params, webhook };
    receiver.answers(410);
    value(await manager.call(notices.testWebhook, { params: at }));
    await settle();
    expect(await standingOf(webhook)).toMatchObject({ standing: "disabled", disabled: { because: "gone" } });
    const told = async () =>
      value(await manager.call(inbox.list, { params })).items.filter(({ key }) => key === `inbox:${webhook}:disabled`);
    expect(await told()).toHaveLength(1);
    expect(codes(await manager.call(notices.testWebhook, { params: at }))).toEqual(["webhook-not-on"]);
    value(await manager.call(notices.setStanding, { params: at, body: { standing: "on" } }));
    expect(await told()).toEqual([]);
    receiver.answers(200);
  });

  it("a group robot gets a text, and its refusal inside a 200 is a failure", async () => {
    const { id: webhook, secret } = await add("wecom");
    expect(secret).toBeNull();
    receiver.received.length = 0;
    receiver.answers(200, '{"errcode":93000,"errmsg":"invalid webhook url"}');
    value(await manager.call(notices.testWebhook, { params: { ...params, webhook } }));
    await settle();
    expect((await deliveries(webhook))[0]).toMatchObject({
      standing: "failed",
      attempts: [{ what: "robot code 93000" }, {}, {}],
    });
    receiver.answers(200, '{"errcode":0}');
    value(await set({ webhook, hour: 0 }));
    expect(await take()).toBe(1);
    await settle();
    const sent = JSON.parse(receiver.received.at(-1)?.body ?? "{}");
    expect(sent.msgtype).toBe("text");
    expect(sent.text.content).toMatch(/试金石.*件事等你/);
    expect(sent.text.content).toContain("http://127.0.0.1/app/");
    value(await set({ rhythm: "off" }));
  });

  it("an address sealed under a key that is gone ends the message, and is to be added again", async () => {
    const { id: webhook } = await add();
    const at = { ...params, webhook };
    const other = openSecrets("another key");
    const unseal = vi.spyOn(test.server.services.notices.secrets, "unseal").mockImplementation(other.unseal);
    value(await manager.call(notices.testWebhook, { params: at }));
    await settle();
    expect(await deliveries(webhook)).toMatchObject([
      { standing: "failed", tries: 1, attempts: [{ what: "sealed under another key" }] },
    ]);
    expect(codes(await manager.call(notices.rotateSecret, { params: at }))).toEqual(["webhook-sealed-elsewhere"]);
    unseal.mockRestore();
    value(await manager.call(notices.rotateSecret, { params: at }));
  });

  it("an address inside a network is refused at the door", async () => {
    for (const url of [
      "https://169.254.169.254/x",
      "https://[::ffff:10.0.0.1]/",
      "http://example.com/",
      "https://a.internal/",
    ]) {
      const answer = await manager.call(notices.addWebhook, { params, body: { name: "内网", url } });
      expect(codes(answer)).toEqual(["webhook-address-refused"]);
    }
  });

  it("the calendar has what is due; a moved day rises, what is done is cancelled, an ended address is shut", async () => {
    const { url } = value(await manager.call(notices.openFeed, { params }));
    const path = new URL(url).pathname;
    const read = async () => {
      const response = await test.send(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/calendar");
      return events(await response.text());
    };
    const risks = value(await manager.call(register.list, { params, query: {} })).items;
    const risk = risks[0]?.id ?? "";
    const objective = { id: null, text: "每季度演练", frequency: { times: 1, per: "quarter" as const } };
    value(await manager.call(register.setObjective, { params: { ...params, risk }, body: objective }));
    const first = await read();
    const drill = first.events.find(({ summary }) => summary.includes("每季度演练"));
    expect(drill).toMatchObject({ start: "2026-12-31", sequence: 0, status: "CONFIRMED" });
    expect(String(first.calendar.getFirstPropertyValue("x-published-ttl"))).toBe("PT4H");
    expect(String(first.calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT4H");
    expect(await read()).toMatchObject({ events: first.events });
    test.moveTo("2027-01-02T01:00:00Z");
    const moved = (await read()).events.find(({ uid }) => uid === drill?.uid);
    expect(moved).toMatchObject({ start: "2027-03-31", sequence: 1, status: "CONFIRMED" });
    expect(moved?.modified).not.toBe(drill?.modified);
    const { objectives } = value(await manager.call(register.show, { params: { ...params, risk } }));
    const id = objectives.find(({ text }) => text === objective.text)?.id ?? null;
    const always = { ...objective, id, frequency: { times: 1, per: "always" as const } };
    value(await manager.call(register.setObjective, { params: { ...params, risk }, body: always }));
    const over = (await read()).events.find(({ uid }) => uid === drill?.uid);
    expect(over).toMatchObject({ start: "2027-03-31", sequence: 2, status: "CANCELLED" });
    expect(over?.summary).not.toContain("演练");

    const logged = vi.spyOn(test.server.services.log, "error").mockImplementation(() => {});
    vi.spyOn(test.server.services.access, "toOrganisation").mockRejectedValueOnce(new Error("down"));
    expect((await test.send(path)).status).toBe(503);
    expect(logged.mock.calls).toMatchObject([[{ path: "/calendar/…" }, "request failed"]]);
    logged.mockRestore();

    const wrong = `${path.slice(0, -8)}AAAA.ics`;
    const statuses = async () =>
      Promise.all([path, wrong, "/calendar/x.ics"].map(async (one) => (await test.send(one)).status));
    expect(await statuses()).toEqual([200, 404, 404]);
    const fresh = value(await manager.call(notices.openFeed, { params }));
    expect((await test.send(path)).status).toBe(404);
    expect((await test.send(new URL(fresh.url).pathname)).status).toBe(200);
    value(await manager.call(notices.revokeFeed, { params }));
    expect((await test.send(new URL(fresh.url).pathname)).status).toBe(404);
    expect(codes(await manager.call(notices.revokeFeed, { params }))).toEqual(["feed-not-open"]);
  });

  it("stands in the journal as it stands in the rows", async () => {
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });

  it("who is no member any more gets neither message nor calendar", async () => {
    const { services } = test.server;
    value(await set({ mail: true, hour: 0 }));
    const { url } = value(await manager.call(notices.openFeed, { params }));
    const path = new URL(url).pathname;
    const before = letters.length;
    test.moveTo("2027-01-03T01:00:00Z");
    await services.store.maintenance((tx) =>
      tx.query("delete from access where owner = $1 and case_id is null", [demoCompany]),
    );
    test.moveTo("2027-01-03T02:00:00Z");
    expect((await test.send(path)).status).toBe(404);
    await take();
    await settle();
    expect(letters).toHaveLength(before);
  });
});
