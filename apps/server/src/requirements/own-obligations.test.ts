import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type LawText, lawBase, type Obligation, recurrenceOn } from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import { readLawFile } from "./import-laws.ts";
import { obligationPacks } from "./own-content.ts";

const rows = obligationPacks().flatMap((pack) => pack.obligations);
const row = (id: string): Obligation => {
  const found = rows.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

const shared = new URL("../../../../../shared/data/", import.meta.url);
const hasShared = existsSync(shared);

describe("what the shipped obligations say", () => {
  it("lift inspection: every year before the rule of 2023, then by the years of age", () => {
    const inspection = row("LF-040");
    expect(recurrenceOn(inspection, "2022-09-01")).toEqual({ kind: "times", times: 1, in: "P1Y" });
    expect(recurrenceOn(inspection, "2023-04-02")).toEqual({
      kind: "years",
      years: [1, 4, 7, 9, 11, 13, 15],
      afterwards: "P1Y",
    });
  });

  it("both rules of maintenance are there: a gap of 15 days, and twice a month (OH-9)", () => {
    expect(recurrenceOn(row("LF-009"), "2022-01-01")).toEqual({ kind: "gap", atMost: "P15D" });
    expect(recurrenceOn(row("LF-032"), "2022-01-01")).toEqual({ kind: "times", times: 2, in: "P1M" });
  });

  it("kitchen waste: the nation asks for two things, Hubei for one more, Wuhan for three more (CT-10..12)", () => {
    const asked = (jurisdiction: string) =>
      rows
        .filter((one) => one.subclass.zh === "餐厨垃圾" && one.jurisdiction === jurisdiction)
        .map(({ aspects, retention }) => [aspects.join(), retention?.atLeast ?? null]);
    expect(asked("000000")).toEqual([
      ["receiver", null],
      ["disposal-ledger", null],
    ]);
    expect(asked("420000")).toEqual([["generation-ledger", null]]);
    expect(asked("420100")).toEqual([
      ["generation-ledger", "P2Y"],
      ["report", null],
      ["manifest", null],
    ]);
  });

  it("what was never compared with its text says so: no article is guessed, and a note tells what is open", () => {
    const guessed = rows.filter(
      ({ review, provisions }) => review.check !== "text" && provisions.every(({ article }) => article === null),
    );
    expect(guessed.length).toBeGreaterThan(0);
    expect(guessed.filter(({ review }) => review.note === null).map(({ id }) => id)).toEqual([]);
  });
});

/** Characters that carry words: signs and spaces left out, so that a moved comma hides no copy. */
const bare = (text: string): string => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

const longestShared = (left: string, right: string): string => {
  let longest = "";
  for (let start = 0; start < left.length; start += 1) {
    while (right.includes(left.slice(start, start + longest.length + 1)) && start + longest.length < left.length) {
      longest = left.slice(start, start + longest.length + 1);
    }
  }
  return longest;
};

describe.skipIf(!hasShared)("shipped obligations against the texts (skipped where ../shared/data is absent)", () => {
  const texts = new Map<string, LawText | null>(
    (hasShared ? readdirSync(new URL("laws/", shared)) : [])
      .filter((name) => name.startsWith("cn-"))
      .flatMap((name) => {
        const read = readLawFile(readFileSync(new URL(`laws/${name}`, shared)), name, lawBase([]));
        if (!read.ok) throw new Error(name);
        return read.value.versions.map(
          ({ document, text }) => [`${document.family}@${document.version}`, text] as const,
        );
      }),
  );
  const compared = rows.filter(({ review }) => review.check === "text");
  const articlesOf = ({ provisions, consequence, review }: Obligation) => {
    const [family = ""] = (review.against ?? "").split("@");
    return [...provisions, ...(consequence === null ? [] : [consequence.provision])]
      .filter((one) => one.family === family)
      .map(({ article }) => texts.get(review.against ?? "")?.articles.find(({ no }) => no === article)?.text ?? null);
  };

  it("whoever claims to have compared a text names a version and an article that are there", () => {
    expect(compared.length).toBeGreaterThan(100);
    const lost = compared.filter((one) => articlesOf(one).length === 0 || articlesOf(one).includes(null));
    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it("no row repeats fifteen characters of its article: the words are our own", () => {
    const copied = compared.flatMap((one) => {
      const own = [one.duty, one.check, one.evidence, one.condition, one.consequence?.text];
      return articlesOf(one).flatMap((article) =>
        own.flatMap((both) => {
          const run = longestShared(bare(both?.zh ?? ""), bare(article ?? ""));
          return run.length > 14 ? [`${one.id} ${run}`] : [];
        }),
      );
    });
    expect(copied).toEqual([]);
  });

  it("codes of operator certificates are those of the table", () => {
    const table = readFileSync(new URL("registers/operator-certificates.csv", shared), "utf8");
    const codes = table.split("\n").map((line) => line.split(",")[3]?.trim());
    const used = new Set(rows.flatMap(({ qualification }) => qualification));
    expect([...used].filter((code) => !codes.includes(code))).toEqual([]);
  });
});
