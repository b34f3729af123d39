import { type Refusal, refusal } from "../refusal.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import { type CompetenceFunction, competence } from "../rules/competence.ts";
import { independenceAmong, weighRelations } from "../rules/independence.ts";
import type { CaseFacts } from "./case-facts.ts";
import { type Filing, valueAt } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";

/** Who is asked about, with the name that a reader knows them by. */
export type Asked = { readonly person: string; readonly name: string };

/**
 * Red line of every scheme: whoever determines, reviews or decides is independent of the client on that day. Where no
 * edition of the rule is in force nobody passes.
 */
export const notIndependent = (
  state: CaseState,
  { scheme, packs, people }: Pick<CaseFacts, "scheme" | "packs" | "people">,
  { person, name }: Asked,
  on: string,
): readonly Refusal[] => {
  const client = state.opened?.client.id ?? "";
  const inForce = editionInForce(packs, "independence", on, rulesOfScheme(scheme));
  if (!inForce.ok) return inForce.refusals;
  const pack = inForce.value;
  const { result } = independenceAmong(pack, weighRelations(pack, people.relations), { person, client, on });
  if (result.independent) return [];
  const [link] = result.path;
  return [
    refusal(
      "person-not-independent",
      result.rule ?? { source: pack.source, clause: pack.clause },
      {
        person,
        name,
        kind: link?.kind ?? null,
        until: link?.until ?? null,
        path: [...result.path],
        on,
      },
      result.passesFrom,
    ),
  ];
};

/** Where the scheme knows technical areas, a function is done by those who are shown to be competent in the case's. */
export const notCompetent = (
  state: CaseState,
  { scheme, packs, people }: CaseFacts,
  { person, name }: Asked,
  duty: CompetenceFunction,
  on: string,
  here: Filing | null,
): readonly Refusal[] => {
  if (scheme.area === null) return [];
  const area = valueAt(state, scheme.area, here);
  if (typeof area !== "string" || area === "") return [];
  const inForce = editionInForce(packs, "competence", on, rulesOfScheme(scheme));
  if (!inForce.ok) return inForce.refusals;
  const { result } = competence(inForce.value, {
    qualifications: [...people.qualifications],
    bans: [...people.bans],
    person,
    area,
    function: duty,
    on,
  });
  return result.competent
    ? []
    : [
        refusal(
          "person-not-competent",
          result.rule,
          { person, name, area, function: duty, reason: result.reason, on },
          result.passesFrom,
        ),
      ];
};
