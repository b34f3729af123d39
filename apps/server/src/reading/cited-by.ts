import { isInForce, type RulePack, type Scheme } from "@touchstone/kernel";
import { type LawBase, matchTitle } from "@touchstone/requirements";

type Source = { readonly source: string; readonly clause: string };

/** Every source with its clause that a piece of content names, however deep. */
const sourcesIn = (value: unknown): readonly Source[] => {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(sourcesIn);
  return "source" in value && "clause" in value && typeof value.source === "string" && typeof value.clause === "string"
    ? [{ source: value.source, clause: value.clause }, ...inner]
    : inner;
};

type Cites = {
  readonly kind: "scheme" | "rule-pack";
  readonly id: string;
  readonly edition: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly sources: readonly Source[];
};

/** Schemes and rule packs with the sources that each names; content does not change while the server runs. */
export const contentSources = (schemes: readonly Scheme[], packs: readonly RulePack[]): readonly Cites[] =>
  [
    ...schemes.map((content) => ({ kind: "scheme" as const, content })),
    ...packs.map((content) => ({ kind: "rule-pack" as const, content })),
  ].map(({ kind, content }) => {
    const { id, edition, title: name, effective } = content;
    const sources = new Map(sourcesIn(content).map((one) => [`${one.source} ${one.clause}`, one]));
    return { kind, id, edition, name, effective, sources: [...sources.values()] };
  });

/** Schemes and rule packs of a day whose source is this law, each with the clauses that it names. */
export const citingContent = (content: readonly Cites[], family: string, on: string, base: LawBase) =>
  content
    .filter((one) => isInForce(one, on))
    .flatMap(({ kind, id, edition, name, sources }) => {
      const clauses = sources
        .filter(({ source }) => source.split(/[；;]/).some((title) => matchTitle(title.trim(), base).includes(family)))
        .map(({ clause }) => clause);
      return clauses.length === 0 ? [] : [{ kind, id, edition, name, clauses: [...new Set(clauses)] }];
    });
