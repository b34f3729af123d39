import type { DocumentVersion } from "../documents/law-base.ts";
import type { Obligation, ObligationPack } from "../obligations/obligation.ts";
import { readArticleNumber } from "../reading/article-number.ts";
import type { ArticleDiff } from "../texts/diff-articles.ts";
import type { LawChange } from "./law-change.ts";

/**
 * What became of a cited article. `replaced`: another document took the law's place; `ended`: nothing did; `unknown`: a
 * text is not held, or the article is not in it, so that nobody can say that it stayed.
 */
export const fates = ["same", "moved", "form-only", "changed", "removed", "replaced", "ended", "unknown"] as const;
export type Fate = (typeof fates)[number];

export type Fated = { readonly what: Fate; readonly to: string | null };

/** A place in a law as somebody cites it; an empty article is the whole document. */
export type CitedArticle = { readonly family: string; readonly version: string; readonly article: string };
export type TouchedArticle = CitedArticle & Fated;

/** Only a change in substance needs somebody's eyes; for the rest it is enough to say the new number. */
export const needsReview = ({ what }: Pick<Fated, "what">): boolean =>
  what !== "same" && what !== "moved" && what !== "form-only";

export const citedName = ({ family, version }: Pick<CitedArticle, "family" | "version">): string =>
  `${family}@${version}`;

/** The diffs from each version that the change overtakes, by `family@version`; null where a text is not held. */
export type Diffs = ReadonlyMap<string, ArticleDiff | null>;

// 第45条, 第四十五条 and 45 are one article; what is no article of a statute is itself.
const keyOf = (article: string): string => {
  const number = readArticleNumber(article.trim());
  return number === null ? article.normalize("NFKC").trim() : `${number.n}.${number.sub}`;
};

/** The number that an article bears now where it says the same under another one; null in all other cases. */
export const renumberedTo = (article: string, { what, to }: Fated): string | null =>
  to === null || needsReview({ what }) || keyOf(to) === keyOf(article) ? null : to;

type FateOf = (article: string) => Fated;

const always =
  (what: Fate): FateOf =>
  () => ({ what, to: null });

const byDiff = (diff: ArticleDiff): FateOf => {
  const pairs = (what: Fate, list: ArticleDiff["same"]) =>
    list.map(({ from, to }) => [keyOf(from), { what, to }] as const);
  const known = new Map<string, Fated>([
    ...pairs("same", diff.same),
    ...pairs("moved", diff.moved),
    ...pairs("form-only", diff.formOnly),
    ...pairs("changed", diff.changed),
    ...diff.removed.map((no) => [keyOf(no), { what: "removed", to: null }] as const),
  ]);
  const isTouched = diff.changed.length + diff.added.length + diff.removed.length > 0;
  const whole: Fated = { what: isTouched ? "changed" : "same", to: null };
  return (article) => (article === "" ? whole : (known.get(keyOf(article)) ?? { what: "unknown", to: null }));
};

const fateIn = ({ event, of }: LawChange, from: DocumentVersion, diffs: Diffs): FateOf => {
  if (event === "end") return always("ended");
  if (from.family !== of.family) return always("replaced");
  const diff = diffs.get(citedName(from)) ?? null;
  return diff === null ? always("unknown") : byDiff(diff);
};

/** What becomes of an article that somebody cites; null where the change does not concern that version at all. */
export const fateUnder = (change: LawChange, diffs: Diffs): ((cited: CitedArticle) => Fated | null) => {
  const known = new Map(change.from.map((from) => [citedName(from), fateIn(change, from, diffs)]));
  return (cited) => known.get(citedName(cited))?.(cited.article) ?? null;
};

export type Impact = {
  /** Cited articles that somebody has to look at. */
  readonly review: readonly TouchedArticle[];
  /** Cited articles that stand elsewhere or are printed otherwise, and say the same. */
  readonly renumber: readonly TouchedArticle[];
};

/** Which of the cited articles a change touches, and how. */
export const impactOf = (change: LawChange, diffs: Diffs, cited: readonly CitedArticle[]): Impact => {
  const fate = fateUnder(change, diffs);
  const touched = cited.flatMap((one) => {
    const found = fate(one);
    return found === null || found.what === "same" ? [] : [{ ...one, ...found }];
  });
  return { review: touched.filter(needsReview), renumber: touched.filter((one) => !needsReview(one)) };
};

/** An obligation, and with it its audit point, whose article changed under it. */
export type TouchedPoint = TouchedArticle & { readonly scene: string; readonly point: string };

/** Whoever wrote the duties knew what was made before their edition. */
const isSeen = ({ event, of, on }: LawChange, edition: string): boolean =>
  (event === "end" ? (on ?? of.version) : of.version) < edition;

/** The author has already named the article of the new version, or the document that takes the old one's place. */
const isForeseen = ({ event, of, from }: LawChange, provisions: Obligation["provisions"]): boolean =>
  event === "version" &&
  provisions.some(
    ({ family, articles }) =>
      family === of.family && (articles.has(of.version) || from.every((document) => document.family !== family)),
  );

/** CT-20: the obligations that rest on an article which needs a look, unless their author has had it. */
export const touchedPoints = (
  change: LawChange,
  diffs: Diffs,
  packs: readonly ObligationPack[],
): readonly TouchedPoint[] => {
  const fate = fateUnder(change, diffs);
  // In the order of their age, so that the last of a family is the one that was in force before.
  const before = new Map(change.from.map((document) => [document.family, document]));
  const touchedBy = (provisions: Obligation["provisions"]): readonly TouchedArticle[] =>
    provisions.flatMap(({ family, article, articles }) => {
      const from = before.get(family);
      if (from === undefined) return [];
      const cited = { family, version: from.version, article: articles.get(from.version) ?? article ?? "" };
      const found = fate(cited);
      return found !== null && needsReview(found) ? [{ ...cited, ...found }] : [];
    });
  return packs
    .filter(({ edition }) => !isSeen(change, edition))
    .flatMap(({ scene, obligations }) =>
      obligations
        .filter(({ provisions }) => !isForeseen(change, provisions))
        .flatMap(({ id, provisions }) =>
          touchedBy(provisions).map((touched) => ({ ...touched, scene: scene.id, point: id })),
        ),
    );
};
