import type { RulePack, Scheme } from "@touchstone/kernel";
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

export type ContentSources = {
  readonly kind: "scheme" | "rule-pack";
  readonly id: string;
  readonly edition: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly sources: readonly Source[];
};

export type Content = { readonly schemes: readonly Scheme[]; readonly packs: readonly RulePack[] };

const known = new WeakMap<object, readonly ContentSources[]>();

/** Schemes and rule packs with the sources that each names. Content does not change while the server runs, and a scheme is large. */
export const contentSources = ({ schemes, packs }: Content): readonly ContentSources[] => {
  const read = known.get(schemes);
  if (read !== undefined) return read;
  const made = [
    ...schemes.map((content) => ({ kind: "scheme" as const, content })),
    ...packs.map((content) => ({ kind: "rule-pack" as const, content })),
  ].map(({ kind, content }) => {
    const { id, edition, title: name, effective } = content;
    const sources = new Map(sourcesIn(content).map((one) => [`${one.source} ${one.clause}`, one]));
    return { kind, id, edition, name, effective, sources: [...sources.values()] };
  });
  known.set(schemes, made);
  return made;
};

/** The laws that a source names; one source may name several. */
export const familiesOf = (source: string, base: LawBase): readonly string[] =>
  source.split(/[；;]/).flatMap((title) => matchTitle(title.trim(), base));
