import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { type CompetenceFunction, competence } from "../rules/competence.ts";
import { independenceAmong, weighRelations } from "../rules/independence.ts";
import { inForceOn } from "../rules/run.ts";
import type { CaseFacts } from "./case-facts.ts";
import { type Filing, valueAt } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";

/** Who is asked about, with the name that a reader knows them by. */
export type Asked = { readonly person: string; readonly name: string };

const withoutPack = (pack: string, on: string): readonly Refusal[] => [
  refusal("rule-not-in-force", houseRule("7"), { pack, on }),
];

/**
 * Red line of every scheme: whoever determines, reviews or decides is independent of the client on that day. Where no
 * edition of the rule is in force nobody passes.
 */
export const notIndependent = (
  state: CaseState,
  { packs, people }: Pick<CaseFacts, "packs" | "people">,
  { person, name }: Asked,
  on: string,
): readonly Refusal[] => {
  const client = state.opened?.client.id ?? "";
  const pack = inForceOn(packs, "independence", on);
  if (pack === undefined) return withoutPack("independence", on);
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
  const pack = inForceOn(packs, "competence", on);
  if (pack === undefined) return withoutPack("competence", on);
  const { result } = competence(pack, {
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
