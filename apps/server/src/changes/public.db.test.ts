import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { bytesOf, madeLaw } from "../testing/made-law.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { cases, changes, inbox, requirements } = routes;

describe.each(engineKinds)("changes for everybody, for bodies and for content, on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let planner: Client;
  const load = async (file: object): Promise<void> => {
    value(await test.operator.call(requirements.import, { query: { file: "law.json" }, bytes: bytesOf(file) }));
    await test.server.services.store.jobs.drain();
  };
  const page = async (path: string, language = "en") => {
    const response = await test.send(path, { headers: { "accept-language": language } });
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
  };
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    planner = await test.as("planner");
    await load(madeLaw("2020-01-01", "2020-02-01", "甲。"));
    await load(madeLaw("2026-10-01", "2027-03-01", "乙。"));
  }, 180_000);
  afterAll(() => test.close());

  it("the calendar says what comes, by day and place, and what it takes the place of", async () => {
    const { items, today, from, to } = value(await test.anonymous.call(changes.calendar, { query: {} }));
    expect([today, from, to]).toEqual(["2026-11-23", "2026-05-23", "2027-11-23"]);
    expect(items.map(({ on }) => on)).toEqual(items.map(({ on }) => on).toSorted());
    expect(items.find(({ family }) => family === "zz-made-law")).toMatchObject({
      on: "2027-03-01",
      event: "starts",
      before: [{ version: "2020-01-01" }],
    });
    // The Environment Code of 2026-08-15 and the laws that ended with it.
    const ended = items.filter(({ on, event }) => on === "2026-08-15" && event === "ends");
    expect(ended.length).toBeGreaterThanOrEqual(9);
    expect(ended.every(({ successor }) => successor !== null)).toBe(true);
    const asked = async (query: object) => value(await test.anonymous.call(changes.calendar, { query })).items;
    const wide = { from: "2019-01-01", to: "2021-01-01" };
    const heze = await asked({ ...wide, region: "371700" });
    expect(heze.map(({ jurisdiction }) => jurisdiction)).toContain("371700");
    expect(heze.filter(({ jurisdiction }) => !["000000", "370000", "371700"].includes(jurisdiction))).toEqual([]);
    expect(codes(await test.anonymous.call(changes.calendar, { query: { region: "12" } }))).toEqual(["region-unknown"]);
    expect(
      codes(await test.anonymous.call(changes.calendar, { query: { from: "2020-01-01", to: "2019-01-01" } })),
    ).toEqual(["calendar-too-long"]);
    expect(
      codes(await test.anonymous.call(changes.calendar, { query: { from: "1900-01-01", to: "2026-01-01" } })),
    ).toEqual(["calendar-too-long"]);
  });

  it("the public page speaks both languages, without account and script, and survives an odd address", async () => {
    const [zh, en] = [await page("/changes", "zh"), await page("/changes")];
    expect([zh.status, zh.text.includes("什么时候变什么"), zh.text.includes("虚构安全法")]).toEqual([200, true, true]);
    expect([en.text.includes("What changes when"), en.text.includes("2027-03-01")]).toEqual([true, true]);
    expect(en.text).not.toContain("<script");
    const odd = await page("/changes?from=2026-02-30&region=%3Cscript%3E");
    expect([odd.status, odd.text.includes("<script>")]).toEqual([200, false]);
    expect(odd.text).toContain("no code of a region");
    expect((await page("/changes?from=yesterday")).text).toContain("not understood");
  });

  it("the feed is iCalendar of whole days, folded, the same for the same change", async () => {
    const { text, type } = await page("/changes.ics");
    expect(type).toBe("text/calendar; charset=utf-8");
    const lines = text.split("\r\n");
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
    expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
    const event = text
      .replaceAll("\r\n ", "")
      .split("BEGIN:VEVENT")
      .find((one) => one.includes("zz-made-law"));
    expect(event).toContain("DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270302");
    expect(event).toContain("UID:zz-made-law-2026-10-01-starts@touchstone");
    expect((await page("/changes.ics")).text).toBe(text);
  });

  it("a move from Hangzhou to Heze loses Hangzhou's focus and gains Shandong's duties", async () => {
    const asked = (query: { scene: string; from: string; to: string; on?: string }) =>
      test.anonymous.call(changes.move, { query });
    const there = value(await asked({ scene: "canteen", from: "330100", to: "371700", on: "2026-11-23" }));
    const back = value(await asked({ scene: "canteen", from: "371700", to: "330100", on: "2026-11-23" }));
    const ids = (points: readonly { readonly id: string }[]) => points.map(({ id }) => id);
    expect(ids(there.obligations.gained)).toEqual(["CT-025", "CT-026", "CT-027", "CT-028"]);
    expect(ids(there.licences.lost)).toEqual(["CT-024"]);
    expect(ids(there.focus.lost)).toEqual(["CT-042"]);
    expect(ids(back.obligations.lost)).toEqual(ids(there.obligations.gained));
    expect(ids(back.focus.gained)).toEqual(ids(there.focus.lost));
    expect(there.documents.gained.map(({ jurisdiction }) => jurisdiction).toSorted()).toEqual(["370000", "371700"]);
    const stays = value(await asked({ scene: "canteen", from: "330100", to: "330100" }));
    expect([stays.documents.gained, stays.obligations.lost, stays.focus.gained]).toEqual([[], [], []]);
    expect(codes(await asked({ scene: "canteen", from: "330100", to: "nowhere" }))).toEqual(["region-unknown"]);
    expect(codes(await asked({ scene: "boat", from: "330100", to: "371700" }))).toEqual(["scene-unknown"]);
  });

  it("a new version marks each audit point that cites it, until the operator says what came of it (CT-20)", async () => {
    const family = "cn-food-safety-law";
    const version = "2027-01-01";
    const open = async () =>
      value(
        await test.anonymous.call(requirements.auditPoints, { query: { scene: "canteen", region: "330100" } }),
      ).points.flatMap(({ id, review }) => (review === null ? [] : [[id, review.version]]));
    expect(await open()).toEqual([]);
    const law = {
      ...madeLaw(version, "2027-06-01", "丙。"),
      family,
      id: `${family}@${version}`,
      title: "中华人民共和国食品安全法",
    };
    await load(law);
    const marked = await open();
    expect(marked).toContainEqual(["CT-001", version]);
    // A point that rests on another law is left alone.
    expect(marked.map(([id]) => id)).not.toContain("CT-042");
    const params = { family, version };
    const body = { scene: "canteen", point: "CT-001", note: "第四十五条未变" };
    expect(codes(await manager.call(changes.reviewPoint, { params, body }))).toEqual(["not-found"]);
    value(await test.operator.call(changes.reviewPoint, { params, body }));
    expect(codes(await test.operator.call(changes.reviewPoint, { params, body }))).toEqual(["change-point-unknown"]);
    expect(await open()).toEqual(marked.filter(([id]) => id !== "CT-001"));
    const { changes: told } = value(await test.operator.call(changes.told, {}));
    expect(told.find(({ change }) => change.family === family)).toMatchObject({
      finished: true,
      openPoints: marked.length - 1,
    });
  });

  it("a body with an open case to an old edition has a task, the case in view, and a letter to that client", async () => {
    const place = { organisation: demoBody };
    const edition = "iso14001-2026";
    const task = async () =>
      value(await planner.call(inbox.list, { params: place })).items.filter(
        ({ key }) => key === `changes:edition:${edition}`,
      );
    const seen = async () => value(await planner.call(changes.ownEdition, { params: { ...place, edition } }));
    const letters = async () =>
      value(await planner.call(changes.letters, { params: place, query: { edition } })).letters;
    expect([await task(), (await seen()).cases, await letters()]).toEqual([[], [], []]);
    const applied = await manager.call(cases.apply, {
      params: { organisation: demoCompany },
      body: { scheme: "cn-ems", body: demoBody },
    });
    const { id } = value(applied);
    expect((await seen()).cases.map((one) => one.id)).toEqual([id]);
    expect((await seen()).change.schemes.map((one) => one.id)).toContain("cn-ems");
    expect(await task()).toMatchObject([{ due: "2029-05-31", href: `/requirements/editions/${edition}` }]);
    const [letter, ...more] = await letters();
    expect([letter?.to.id, more]).toEqual([demoCompany, []]);
    expect(letter?.zh).toContain("ISO 14001:2026");
    expect(letter?.en).toContain("end on 2029-05-31");
    expect(codes(await planner.call(changes.ownEdition, { params: { ...place, edition: "iso1-1900" } }))).toEqual([
      "edition-change-unknown",
    ]);
    // The client's own view has no task of the body's.
    const clients = value(await manager.call(changes.own, { params: { organisation: demoCompany } }));
    expect(clients.editions).toEqual([]);
  });
});
