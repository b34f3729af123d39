import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { objectives, register, records, inbox, evaluation } = routes;
const organisation = { organisation: demoCompany };
const week = { from: "2026-11-16", to: "2026-11-22" };

describe.each(engineKinds)("shares of periods by HTTP on %s (CO-4)", (kind) => {
  let test: TestServer;
  let manager: Client;
  let risk = "";
  let lesson = "";
  const set = (body: (typeof register.setObjective)["body"]["_zod"]["input"]) =>
    manager.call(register.setObjective, { params: { ...organisation, risk }, body });
  const idOf = async (text: string) =>
    value(await manager.call(register.show, { params: { ...organisation, risk }, query: {} })).objectives.find(
      (one) => one.text === text,
    )?.id ?? "";
  const done = async (on: string, objective = lesson) =>
    value(
      await manager.call(register.attachEvidence, {
        params: { ...organisation, risk },
        query: { name: `${on}.txt`, on, objective },
        bytes: new TextEncoder().encode(`${on} ${Math.floor(performance.now() * 1000)}`),
      }),
    );
  const periods = async (query: { on?: string; by?: "day" | "week" | "month"; count?: number } = {}) =>
    value(await manager.call(objectives.periods, { params: { ...organisation, risk }, query }));
  const lessons = async (query = {}) => (await periods(query)).objectives.find(({ text }) => text === "每天一节英语课");
  const term = async (values: Record<string, unknown>) =>
    manager.call(records.begin, {
      params: { ...organisation, kind: "calendar-term" },
      body: {
        values: {
          title: "秋季学期",
          calendar: "校历",
          from: "2026-09-01",
          until: "2027-01-22",
          weekdays: ["mon", "tue", "wed", "thu", "fri"],
          followsHolidays: true,
          ...values,
        } as never,
      },
    });
  const waits = async () =>
    value(await manager.call(inbox.list, { params: organisation })).items.filter(({ key }) =>
      /:(missed|no-term)-/.test(key),
    );
  const schedule = { days: "own", calendar: "校历", from: "2026-09-01" } as const;

  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    risk = value(
      await manager.call(register.identify, {
        params: organisation,
        body: { title: "承诺没有兑现", harm: "", owner: "教学部", area: "teaching" },
      }),
    ).id;
  });
  afterAll(() => test.close());

  it("refuses days for what has no period, a calendar of which there is no term, and hostile questions", async () => {
    const daily = { text: "每天一节英语课", frequency: { times: 1, per: "day" as const } };
    expect(codes(await set({ ...daily, schedule }))).toEqual(["own-calendar-unknown"]);
    value(
      await term({
        calendar: "校历 ",
        closed: [{ why: "运动会", first: "2026-11-09", last: "2026-11-10" }],
        open: [{ why: "补课", on: "2026-11-14" }],
      }),
    );
    expect(codes(await term({ closed: [{ why: "写反", first: "2026-11-10", last: "2026-11-09" }] }))).toEqual([
      "record-refused",
    ]);
    const always = { text: "x", frequency: { times: 1, per: "always" as const }, schedule };
    expect(codes(await set(always))).toEqual(["schedule-needs-period"]);
    value(await set({ ...daily, schedule }));
    lesson = await idOf("每天一节英语课");
    const ask = (query: Record<string, unknown>) =>
      manager.call(objectives.periods, { params: { ...organisation, risk }, query: query as never });
    expect(codes(await ask({ count: 54 }))).toEqual(["body-invalid"]);
    expect(codes(await ask({ by: "century" }))).toEqual(["body-invalid"]);
    for (const on of ["9999-12-31", "0000-01-01"]) expect((await ask({ on, by: "year", count: 53 })).ok).toBe(true);
    const planner = await test.as("planner");
    const asPlanner = planner.call(objectives.periods, { params: { ...organisation, risk }, query: {} });
    expect(codes(await asPlanner)).toEqual(["not-found"]);
    const foreign = { params: { ...organisation, risk: lesson }, query: {} };
    expect(codes(await manager.call(objectives.periods, foreign))).toEqual(["not-found"]);
  });

  it("a week with 4 lessons on 5 school days shows 80 %", async () => {
    for (const on of ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-20"]) await done(on);
    const found = (await lessons())?.periods.find(({ from }) => from === week.from);
    expect(found).toMatchObject({ ...week, due: 5, done: 4, open: 0, unknown: 0, percent: 80 });
    expect(found?.items.map(({ from, state }) => `${from} ${state}`)).toEqual([
      "2026-11-16 done",
      "2026-11-17 done",
      "2026-11-18 done",
      "2026-11-19 missed",
      "2026-11-20 done",
    ]);
    const line = value(await manager.call(objectives.year, { params: organisation, query: {} })).lines[0];
    expect(line).toMatchObject({ by: "week", last: { ...week, percent: 80 }, standing: "behind", schedule });
    const csv = value(await manager.download(objectives.export, { params: organisation, query: {} }));
    expect(new TextDecoder().decode(csv)).toContain("2026-11-16–2026-11-22,4/5,80%");
    const own = value(
      await manager.download(objectives.periodsExport, { params: { ...organisation, risk }, query: {} }),
    );
    expect(new TextDecoder().decode(own)).toContain("每天一节英语课,2026-11-16,2026-11-22,5,4,0,0,80,2026-11-19");
    const board = value(await manager.call(evaluation.dashboard, { params: organisation, query: {} }));
    expect(board.year[0]?.required).toBeLessThan(100);
  });

  it("a second lesson of one day and one on a Saturday change nothing; one entered late counts for its day", async () => {
    await done("2026-11-16");
    await done("2026-11-21");
    const share = async () => (await lessons())?.periods.find(({ from }) => from === week.from);
    expect(await share()).toMatchObject({ due: 5, done: 4 });
    expect(await waits()).toMatchObject([{ href: `/objectives/${risk}`, rule: { clause: "6.2.1" } }]);
    expect((await waits())[0]?.why.zh).toContain("没做的：2026-11-19");
    expect((await waits())[0]?.why.en).not.toContain("、");
    // As of the Thursday itself nothing had been missed before it was over.
    expect((await lessons({ on: "2026-11-18" }))?.periods[0]).toMatchObject({ due: 3, done: 3, open: 2, percent: 100 });
    await done("2026-11-19");
    expect(await share()).toMatchObject({ due: 5, done: 5, percent: 100 });
    expect(await waits()).toEqual([]);
  });

  it("asks for nothing on holidays and closed days, for a lesson on make-up days, and misses nothing to come", async () => {
    const by = async (from: string) =>
      (await lessons({ count: 12 }))?.periods.find((period) => period.from === from)?.items.map((item) => item.from);
    expect(await by("2026-09-28")).toEqual(["2026-09-28", "2026-09-29", "2026-09-30"]);
    expect(await by("2026-10-05")).toEqual(["2026-10-08", "2026-10-09", "2026-10-10"]);
    expect(await by("2026-11-09")).toEqual(["2026-11-11", "2026-11-12", "2026-11-13", "2026-11-14"]);
    const [running] = (await lessons())?.periods ?? [];
    const today = (await lessons())?.periods[0]?.items ?? [];
    expect(running?.open).toBe(today.filter(({ state }) => state === "open").length);
    expect(running?.open).toBeGreaterThan(0);
    // A month of the year without a public notice and without a term is not guessed.
    const later = (await lessons({ on: "2027-03-03", count: 1 }))?.periods[0];
    expect(later).toMatchObject({ due: 0, open: 0, unknown: 7, percent: null });
  });

  it("tells a weekly one by the week, keeps its days when the words change, and forgets them when told to", async () => {
    const weekly = { text: "每周一个科学故事", frequency: { times: 1, per: "week" as const } };
    value(await set(weekly));
    const story = await idOf(weekly.text);
    await done("2026-11-18", story);
    await done("2026-11-19", story);
    const told = async () => (await periods({ count: 1 })).objectives.find(({ objective }) => objective === story);
    expect((await told())?.periods[1]).toMatchObject({ ...week, due: 1, done: 1, percent: 100 });
    value(await set({ id: lesson, text: "每天一节外教课", frequency: { times: 1, per: "day" } }));
    const renamed = async () => (await periods()).objectives.find(({ objective }) => objective === lesson);
    expect(await renamed()).toMatchObject({ text: "每天一节外教课", schedule });
    value(await set({ id: lesson, text: "每天一节外教课", frequency: { times: 1, per: "day" }, schedule: null }));
    expect(await renamed()).toMatchObject({
      schedule: null,
      periods: [{}, { due: 7, done: 6, percent: 85 }, ...Array(7).fill({})],
    });
    // Without days of its own nobody is asked: every day before it was set would be missed.
    expect(await waits()).toEqual([]);
  });

  it("refuses days set on what somebody else has changed since it was shown", async () => {
    const line = async () =>
      value(await manager.call(objectives.year, { params: organisation, query: {} })).lines.find(
        ({ objective }) => objective === lesson,
      );
    const shown = (await line())?.version ?? -1;
    expect((await periods()).version).toBe(shown);
    const form = { id: lesson, text: "每天一节外教课", frequency: { times: 1, per: "day" as const } };
    const working = { days: "working", from: "2026-11-23" } as const;
    value(await set({ ...form, schedule: working, expected: shown }));
    expect(codes(await set({ ...form, schedule: { days: "every", from: null }, expected: shown }))).toEqual([
      "version-conflict",
    ]);
    expect(await line()).toMatchObject({ version: shown + 1, schedule: working });
    expect((await periods()).version).toBe(shown + 1);
  });

  it("asks for a term only where no term reaches, and not where the country's notice is missing", async () => {
    value(await set({ id: lesson, text: "每天一节外教课", frequency: { times: 1, per: "day" }, schedule }));
    const noTerm = async (day: string) => {
      test.moveTo(`${day}T10:00:00+08:00[Asia/Shanghai]`);
      manager = await test.as("manager");
      return (await waits()).filter(({ key }) => key.includes(":no-term-")).map(({ href }) => href);
    };
    // The term lasts until 2027-01-22; no notice of 2027 is in the content.
    expect(await noTerm("2027-01-12")).toEqual([]);
    const told = (await periods({ count: 1 })).objectives.find(({ objective }) => objective === lesson);
    expect(told?.periods[0]).toMatchObject({ due: 0, unknown: 7 });
    expect(await noTerm("2027-01-19")).toEqual(["/records/calendar-term"]);
  });
});
