import { isInForce, type RulePack, type Scheme } from "@touchstone/kernel";
import {
  citedName,
  type Diffs,
  type DocumentVersion,
  fateUnder,
  type LawBase,
  type LawChange,
  matchTitle,
  needsReview,
  type TouchedArticle,
} from "@touchstone/requirements";

type Source = { readonly source: string; readonly clause: string };

/** Every source and clause that a piece of content names, however deep. */
const sourcesIn = (value: unknown): readonly Source[] => {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(sourcesIn);
  return "source" in value && "clause" in value && typeof value.source === "string" && typeof value.clause === "string"
    ? [{ source: value.source, clause: value.clause }, ...inner]
    : inner;
};

type RuleSources = {
  readonly kind: "scheme" | "rule-pack";
  readonly id: string;
  readonly edition: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly sources: readonly Source[];
};

const known = new WeakMap<object, readonly RuleSources[]>();

/** Content does not change while the server runs, and a scheme is large. */
const sourcesOf = (schemes: readonly Scheme[], packs: readonly RulePack[]): readonly RuleSources[] => {
  const read = known.get(schemes);
  if (read !== undefined) return read;
  const made = [
    ...schemes.map((scheme) => ({ kind: "scheme" as const, content: scheme })),
    ...packs.map((pack) => ({ kind: "rule-pack" as const, content: pack })),
  ].map(({ kind, content }) => {
    const { id, edition, title: name, effective } = content;
    const sources = new Map(sourcesIn(content).map((one) => [`${one.source} ${one.clause}`, one]));
    return { kind, id, edition, name, effective, sources: [...sources.values()] };
  });
  known.set(schemes, made);
  return made;
};

const familiesOf = (source: string, base: LawBase): readonly string[] =>
  source.split(/[；;]/).flatMap((title) => matchTitle(title.trim(), base));

export type TouchedRule = TouchedArticle & Pick<RuleSources, "kind" | "id" | "edition" | "name">;

/**
 * Schemes and rule packs in force whose source is the law that changed, article by article. One that began after the new
 * version was made was written with it in sight.
 */
export const touchedRules = (
  change: LawChange,
  diffs: Diffs,
  base: LawBase,
  on: string,
  content: { readonly schemes: readonly Scheme[]; readonly packs: readonly RulePack[] },
): readonly TouchedRule[] => {
  const before = new Map<string, DocumentVersion>(change.from.map((document) => [document.family, document]));
  const fate = fateUnder(change, diffs);
  return sourcesOf(content.schemes, content.packs)
    .filter((rule) => isInForce(rule, on) && rule.effective.from < change.of.version)
    .flatMap(({ kind, id, edition, name, sources }) =>
      sources.flatMap(({ source, clause: article }): readonly TouchedRule[] =>
        familiesOf(source, base).flatMap((family) => {
          const from = before.get(family);
          if (from === undefined) return [];
          const cited = { family, version: from.version, article };
          const found = fate(cited);
          return found !== null && needsReview(found) ? [{ ...cited, ...found, kind, id, edition, name }] : [];
        }),
      ),
    )
    .toSorted((a, b) => `${a.kind} ${a.id} ${citedName(a)}`.localeCompare(`${b.kind} ${b.id} ${citedName(b)}`));
};
