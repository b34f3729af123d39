import { afterAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";

const { run, answer, refused, remove } = programHere();
afterAll(remove);

describe("rules, deadline and vocabulary, without a server", () => {
  it("lists the packs with an input of each, and that input runs", async () => {
    const { packs } = await answer("rules", "list");
    expect(packs.length).toBeGreaterThan(5);
    const pack = packs.find(({ id }: { id: string }) => id === "audit-time");
    const told = await answer("rules", "run", "audit-time", "--input", JSON.stringify(pack.inputs[0]));
    expect(told).toMatchObject({ pack: "audit-time", edition: pack.edition, result: { days: expect.any(Number) } });
    expect(told.trace[0]).toMatchObject({ step: expect.any(String), rule: { source: expect.any(String) } });
    expect("value" in told.trace[0]).toBe(true);
  });

  it("the independence of the documented example: from 2026-03-01, by its rule", async () => {
    const input = {
      relations: [{ kind: "consultancy", from: "a", to: "b", until: "2024-03-01" }],
      person: "a",
      client: "b",
      on: "2026-02-28",
    };
    const { result } = await answer("rules", "run", "independence", "--input", JSON.stringify(input));
    expect(result).toMatchObject({ independent: false, passesFrom: "2026-03-01" });
  });

  it("refuses a pack nobody has and an input that is not right, with its place; no JSON at all is wrong usage", async () => {
    expect((await refused("rule-unknown", "rules", "run", "nothing", "--input", "{}")).facts.known).toContain(
      "audit-time",
    );
    const input = '{"standard":"iso45001","audit":"initial"}';
    expect((await refused("rule-input-invalid", "rules", "run", "audit-time", "--input", input)).facts.where).toBe(
      "personnel",
    );
    expect((await run("rules", "run", "audit-time", "--input", "{")).code).toBe(2);
  });

  it("the same case under two rules by place; without a place the choice is refused, and an edition not in force is named", async () => {
    const ask = ["rules", "run", "status-change", "--on", "2026-11-23", "--input"] as const;
    const expired = '{"standing":"expired","since":"2026-10-09","on":"2026-11-23"}';
    const china = await answer(...ask, expired, "--jurisdiction", "CN", "--subject", "iso9001");
    expect(china).toMatchObject({ edition: "cn-2025", result: { restorable: false, otherwise: "initial-audit" } });
    const international = await answer(...ask, expired, "--jurisdiction", "international");
    expect(international).toMatchObject({ result: { restorable: true, restorableUntil: "2027-04-09" } });
    expect((await refused("rule-edition-ambiguous", ...ask, expired)).facts.known).toContain("cn-2025");
    const early = ["rules", "run", "restoration-exception", "--on", "2026-11-23", "--input", "{}"] as const;
    expect((await refused("rule-not-in-force", ...early)).facts).toMatchObject({ on: "2026-11-23" });
  });

  it("a term of working days leaves out the holidays of the calendar; a year without one is refused", async () => {
    // From before National Day of 2026: 1 to 7 October are no working days, and two days around them are swapped.
    const asked = ["deadline", "--from", "2026-09-29", "--working-days"] as const;
    const { due } = await answer(...asked, "2");
    expect(due > "2026-10-07").toBe(true);
    expect((await refused("calendar-unknown", ...asked, "400")).rule.clause).toBe("第八十二条");
    expect((await run(...asked, "ten")).code).toBe(2);
    expect((await run(...asked, "1", "--calendar", "moon")).code).toBe(2);
  });

  it("a term is found in both languages and by its clause; none found ends with 1", async () => {
    const [byChinese, byEnglish, byClause] = [
      await answer("vocabulary", "合格评定"),
      await answer("vocabulary", "conformity assessment"),
      await answer("vocabulary", "4.1"),
    ];
    const clauses = [byChinese, byEnglish, byClause].map(({ terms }) =>
      terms.map(({ clause }: { clause: string }) => clause),
    );
    for (const found of clauses) expect(found).toContain("4.1");
    expect(byClause).toMatchObject({ source: "ISO/IEC 17000", edition: "2020" });
    const none = await run("vocabulary", "xyzzy", "--json");
    expect([none.code, JSON.parse(none.out).terms]).toEqual([1, []]);
  });
});
