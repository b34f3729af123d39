import { describe, expect, it } from "vitest";
import { lawBase } from "../documents/build-law-base.ts";
import type { DocumentVersion } from "../documents/law-base.ts";
import type { ArticleDiff } from "../texts/diff-articles.ts";
import { fateUnder, impactOf, needsReview, renumberedTo } from "./impact.ts";
import { comingChanges, correctedDue, type LawChange, lawChange, liveChanges, reviewDue } from "./law-change.ts";

const made = (family: string, version: string, facts: Partial<DocumentVersion> = {}): DocumentVersion => ({
  family,
  version,
  title: family,
  aliases: [],
  level: "法律",
  jurisdiction: "000000",
  issuingBody: null,
  documentNumber: null,
  adopted: null,
  promulgated: null,
  effective: version,
  effectiveBasis: null,
  firstEffective: null,
  endedOn: null,
  successor: null,
  history: [],
  confidence: "confirmed",
  source: "made",
  topics: [],
  articles: null,
  ...facts,
});

const old = made("zz-waste", "2015-01-01");
const waste = made("zz-waste", "2020-09-01", {
  endedOn: "2026-08-15",
  successor: { family: "zz-code", version: null, inSubstance: false },
});
const code = made("zz-code", "2026-03-12", { effective: "2026-08-15" });
const alone = made("zz-gone", "2010-01-01", { endedOn: "2026-01-01" });
const base = lawBase([old, waste, code, alone]);

const changeOf = (document: DocumentVersion): LawChange => {
  const change = lawChange(document, base);
  if (change === null) throw new Error(`${document.family} changes nothing`);
  return change;
};

const diff: ArticleDiff = {
  same: [{ from: "第一条", to: "第一条" }],
  moved: [{ from: "第五条", to: "第六条" }],
  formOnly: [{ from: "第三条", to: "第三条" }],
  changed: [{ from: "第二条", to: "第二条" }],
  added: ["第五条"],
  removed: ["第四条"],
};

describe("what a change is", () => {
  it("a version overtakes the older ones of its law, and every version of the laws whose place it takes", () => {
    expect(lawChange(old, base)).toBeNull();
    expect(changeOf(waste)).toMatchObject({ event: "version", from: [old] });
    expect(changeOf(code).from).toEqual([old, waste]);
    expect(changeOf(alone)).toMatchObject({ event: "end", on: "2026-01-01", from: [alone] });
  });

  it("a version that was overtaken asks nobody any more; one to come already does", () => {
    const names = (on: string) => liveChanges(base, on).map(({ of }) => of.version);
    expect(names("2026-03-20")).toEqual(["2020-09-01", "2026-03-12", "2010-01-01"]);
    expect(names("2026-08-15")).toEqual(["2026-03-12", "2010-01-01"]);
  });

  it("gives thirty days before the law applies, and never fewer than fourteen", () => {
    expect(reviewDue("2026-11-23", "2027-03-01")).toBe("2027-01-30");
    expect(reviewDue("2026-11-23", "2026-12-10")).toBe("2026-12-07");
    expect(reviewDue("2026-11-23", "2020-01-01")).toBe("2026-12-07");
    expect(reviewDue("2026-11-23", null)).toBe("2026-12-07");
  });

  it("a corrected day moves the term: later as if it had been known, sooner with fourteen days, and no day is given back", () => {
    const asked = { knownOn: "2026-11-23", due: "2027-01-30" };
    const corrected = (on: string | null, correctedOn: string, due: string | null = asked.due) =>
      correctedDue({ ...asked, due }, { correctedOn, on });
    expect(corrected("2027-05-01", "2026-12-01")).toBe("2027-04-01");
    expect(corrected("2027-02-01", "2026-12-01")).toBe("2027-01-02");
    expect(corrected("2026-12-20", "2026-12-01")).toBe("2026-12-15");
    expect(corrected("2026-12-20", "2027-01-25")).toBe("2027-01-30");
    expect(corrected(null, "2026-12-01")).toBe("2026-12-15");
    expect(corrected("2027-05-01", "2026-12-01", null)).toBe("2027-04-01");
    // Once is as good as twice, whichever way it goes.
    for (const on of ["2027-05-01", "2026-12-20", "2027-02-01"]) {
      const once = corrected(on, "2026-12-01");
      expect(corrected(on, "2026-12-01", once)).toBe(once);
    }
  });

  it("the calendar has a start once and an end once", () => {
    const lines = comingChanges(base, "2026-01-01", "2026-12-31").map(({ on, event, document }) => [
      on,
      event,
      document.family,
    ]);
    expect(lines).toEqual([
      ["2026-01-01", "ends", "zz-gone"],
      ["2026-08-15", "starts", "zz-code"],
      ["2026-08-15", "ends", "zz-waste"],
    ]);
  });
});

describe("what it touches", () => {
  const diffs = new Map([["zz-waste@2015-01-01", diff]]);
  const cite = (article: string, version = "2015-01-01") => ({ family: "zz-waste", version, article });

  it("asks for a look only where the substance changed, whatever the spelling of the article", () => {
    const cited = ["第一条", "2", "第2条", "第三条", "第四条", "第五条", "第九十条"].map((article) => cite(article));
    const { review, renumber } = impactOf(changeOf(waste), diffs, cited);
    expect(review.map(({ article, what, to }) => [article, what, to])).toEqual([
      ["2", "changed", "第二条"],
      ["第2条", "changed", "第二条"],
      ["第四条", "removed", null],
      // An article that the cited text never had: nobody can say that it stayed.
      ["第九十条", "unknown", null],
    ]);
    expect(renumber.map(({ article, what, to }) => [article, what, to])).toEqual([
      ["第三条", "form-only", "第三条"],
      ["第五条", "moved", "第六条"],
    ]);
  });

  it("tells a new number only where the article says the same under another one", () => {
    const fate = fateUnder(changeOf(waste), diffs);
    const told = ["第一条", "2", "第三条", "第3条", "第四条", "第5条", "第九十条"].map((article) => {
      const found = fate(cite(article));
      return found === null ? null : renumberedTo(article, found);
    });
    expect(told).toEqual([null, null, null, null, null, "第六条", null]);
  });

  it("every article of a replaced or ended law needs a look, and one without a text to compare", () => {
    const what = (change: LawChange, cited: ReturnType<typeof cite>) => fateUnder(change, diffs)(cited)?.what;
    expect(what(changeOf(code), cite("第一条"))).toBe("replaced");
    expect(what(changeOf(alone), { family: "zz-gone", version: "2010-01-01", article: "第一条" })).toBe("ended");
    expect(fateUnder(changeOf(waste), new Map())(cite("第一条"))?.what).toBe("unknown");
    expect(
      (["replaced", "ended", "unknown", "changed", "removed"] as const).every((one) => needsReview({ what: one })),
    ).toBe(true);
  });

  it("says nothing of a version that the change does not overtake", () => {
    expect(fateUnder(changeOf(waste), diffs)(cite("第二条", "2020-09-01"))).toBeNull();
    expect(
      fateUnder(changeOf(waste), diffs)({ family: "zz-other", version: "2015-01-01", article: "第二条" }),
    ).toBeNull();
  });
});
