import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayDoWork, type OperatorRegistry } from "./operator-certificate.ts";

const both = { zh: "试", en: "test" };
const item = (kind: number, code: string | null) => ({ kind, code, title: both, note: code === null ? both : null });
const registry: OperatorRegistry = {
  id: "made",
  edition: "1",
  title: both,
  source: both,
  doubts: [],
  rule: { source: "made", clause: "2" },
  holds: "P4Y",
  renewBefore: "P3M",
  renewal: { source: "made", clause: "22" },
  kinds: [1, 5, 11].map((kind) => ({ kind, title: both })),
  items: [item(1, "A"), item(5, "T"), item(11, null)],
};
const held = (code: string, issued: string, until: string | null = null) => ({ code, issued, until });

describe("work on special equipment asks for its certificate (OH-8)", () => {
  it("T work given to a holder of A is refused", () => {
    const answer = mayDoWork(registry, { work: "T", held: [held("A", "2022-01-01")], on: "2022-09-01" });
    expect(answer).toMatchObject({
      ok: false,
      refusals: [{ code: "operator-certificate-missing", facts: { work: "T", holds: ["A"] }, passesFrom: null }],
    });
  });

  it("a certificate holds four years to the day before, and says by when to renew", () => {
    const given = [held("T", "2022-03-15")];
    expect(mayDoWork(registry, { work: "T", held: given, on: "2026-03-14" })).toMatchObject({
      ok: true,
      value: { until: "2026-03-14", renewBy: "2025-12-14" },
    });
    expect(mayDoWork(registry, { work: "T", held: given, on: "2026-03-15" })).toMatchObject({
      refusals: [{ code: "operator-certificate-not-valid", facts: { until: "2026-03-14" }, passesFrom: null }],
    });
  });

  it("expired with the next one issued for later: it passes from that day", () => {
    const given = [held("T", "2018-01-01"), held("T", "2022-06-01")];
    expect(mayDoWork(registry, { work: "T", held: given, on: "2022-03-01" })).toMatchObject({
      refusals: [{ passesFrom: "2022-06-01" }],
    });
  });

  it("the printed last day counts where it is printed", () => {
    const given = [held("T", "2022-03-15", "2022-12-31")];
    expect(mayDoWork(registry, { work: "T", held: given, on: "2023-01-01" }).ok).toBe(false);
  });

  it("a code nobody knows is named", () => {
    expect(mayDoWork(registry, { work: "Z9", held: [], on: "2022-01-01" })).toMatchObject({
      refusals: [{ code: "operator-code-unknown", facts: { code: "Z9" } }],
    });
  });

  it("whoever may do a work holds its code, valid on that day", () => {
    const code = fc.constantFrom("A", "T");
    const date = fc
      .integer({ min: 0, max: 4000 })
      .map((n) => Temporal.PlainDate.from("2015-01-01").add({ days: n }).toString());
    const certificate = fc.record({ code, issued: date, until: fc.constant(null) });
    fc.assert(
      fc.property(code, fc.array(certificate, { maxLength: 5 }), date, (work, given, on) => {
        const may = mayDoWork(registry, { work, held: given, on });
        const should = given.some(
          (one) =>
            one.code === work &&
            one.issued <= on &&
            on < Temporal.PlainDate.from(one.issued).add({ years: 4 }).toString(),
        );
        expect(may.ok).toBe(should);
      }),
    );
  });
});
