import { isInForce } from "@touchstone/kernel";
import {
  citedName,
  type Diffs,
  type DocumentVersion,
  fateUnder,
  type LawBase,
  type LawChange,
  needsReview,
  type TouchedArticle,
} from "@touchstone/requirements";
import { type Content, type ContentSources, contentSources, familiesOf } from "../schemes/index.ts";

export type TouchedRule = TouchedArticle & Pick<ContentSources, "kind" | "id" | "edition" | "name">;

/**
 * Schemes and rule packs in force whose source is the law that changed, article by article. One that began after the new
 * version was made was written with it in sight.
 */
export const touchedRules = (
  change: LawChange,
  diffs: Diffs,
  base: LawBase,
  on: string,
  content: Content,
): readonly TouchedRule[] => {
  const before = new Map<string, DocumentVersion>(change.from.map((document) => [document.family, document]));
  const fate = fateUnder(change, diffs);
  return contentSources(content)
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
