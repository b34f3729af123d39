import type { Organisation } from "../organisation.ts";
import type { Competence, CompetenceFunction, CompetencePack } from "../rules/competence.ts";
import { competence } from "../rules/competence.ts";
import {
  type Independence,
  type IndependencePack,
  independenceAmong,
  type Relation,
  weighRelations,
} from "../rules/independence.ts";
import type { RuleRun } from "../rules/pack.ts";
import type { PersonFile } from "./person-file.ts";

/** All that one organisation knows about relations: its people's own, and those between other parties. */
export type PartyGraph = {
  readonly organisation: string;
  readonly relations: Organisation["relations"];
  readonly people: readonly { readonly person: string; readonly file: Pick<PersonFile, "relations"> }[];
};

/**
 * The relations as `independence` reads them. That a person works for this very organisation is what brings the
 * organisation's own ties (a group company that advises) to its people; it begins before all records and has no end.
 */
export const relationsOf = ({ organisation, relations, people }: PartyGraph): readonly Relation[] => [
  ...people.flatMap(({ person, file }) => [
    { kind: "employment" as const, from: person, to: organisation, since: null, until: null },
    ...Object.values(file.relations).map(({ kind, to, since, until }) => ({ kind, from: person, to, since, until })),
  ]),
  ...Object.values(relations).map(({ kind, from, to, since, until }) => ({ kind, from, to, since, until })),
];

export const isIndependent = (
  pack: IndependencePack,
  graph: PartyGraph,
  question: { readonly person: string; readonly client: string; readonly on: string },
): RuleRun<Independence> => independenceAmong(pack, weighRelations(pack, relationsOf(graph)), question);

export const isCompetent = (
  pack: CompetencePack,
  person: string,
  file: Pick<PersonFile, "qualifications" | "bans">,
  question: { readonly area: string; readonly function: CompetenceFunction; readonly on: string },
): RuleRun<Competence> =>
  competence(pack, {
    qualifications: Object.values(file.qualifications).map((kept) => ({ person, ...kept })),
    bans: Object.values(file.bans).map((kept) => ({ person, ...kept })),
    person,
    ...question,
  });
