import {
  type Ban,
  type Competence,
  type CompetenceFunction,
  type CompetencePack,
  competence,
  type Qualification,
} from "./competence.ts";

type Files = { readonly qualifications: readonly Qualification[]; readonly bans: readonly Ban[] };

type Question = {
  readonly person: string;
  /** Codes of which any one shows it; the first is the one that a reader is told. */
  readonly areas: readonly string[];
  /** Functions of which any one will do. */
  readonly functions: readonly CompetenceFunction[];
  readonly on: string;
};

/** The answer for the code and function that show it; where none does, for the one of which anything is on record. */
export const competenceAmong = (
  pack: CompetencePack,
  { qualifications, bans }: Files,
  { person, areas, functions, on }: Question,
): Competence | null => {
  // The rule parses what it is given: of a body's whole register it is given this person's part.
  const own = qualifications.filter((each) => each.person === person && areas.includes(each.area));
  const barring = bans.filter((each) => each.person === person);
  const answers = areas.flatMap((area) =>
    functions.map(
      (duty) => competence(pack, { qualifications: own, bans: barring, person, area, function: duty, on }).result,
    ),
  );
  return (
    answers.find(({ competent }) => competent) ??
    answers.find(({ qualification }) => qualification !== null) ??
    answers[0] ??
    null
  );
};
