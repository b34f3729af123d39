import {
  type Ban,
  type Competence,
  type CompetenceFunction,
  type CompetencePack,
  competence,
  type Qualification,
} from "../rules/competence.ts";

/** Something to be audited and the areas in which somebody of the team must be competent; `system:code`, several systems. */
export type CompetenceNeed = { readonly of: string; readonly areas: readonly string[] };

export type UnmetArea = {
  readonly area: string;
  /** Why each member is not: none of the team could be asked otherwise. */
  readonly people: readonly {
    readonly person: string;
    readonly reason: Competence["reason"];
    readonly passesFrom: string | null;
  }[];
};
export type UnmetNeed = { readonly of: string; readonly areas: readonly UnmetArea[] };

export type TeamAsked = {
  readonly team: readonly string[];
  readonly qualifications: readonly Qualification[];
  readonly bans: readonly Ban[];
  readonly function: CompetenceFunction;
  readonly on: string;
};

/**
 * What nobody of the team is competent for (ISO/IEC 17021-1 9.2.2.1: the team together). Each area needs one member, not the
 * same one for all.
 */
export const unmetNeeds = (
  pack: CompetencePack,
  needs: readonly CompetenceNeed[],
  { team, qualifications, bans, function: duty, on }: TeamAsked,
): readonly UnmetNeed[] => {
  const known = new Map<string, UnmetArea | null>();
  const unmetIn = (area: string): UnmetArea | null => {
    const people = team.map((person) => {
      const { result } = competence(pack, {
        qualifications: qualifications.filter((each) => each.person === person && each.area === area),
        bans: bans.filter((each) => each.person === person),
        person,
        area,
        function: duty,
        on,
      });
      return { person, ...result };
    });
    if (people.some(({ competent }) => competent)) return null;
    return { area, people: people.map(({ person, reason, passesFrom }) => ({ person, reason, passesFrom })) };
  };
  return needs.flatMap(({ of, areas }) => {
    const unmet = areas.flatMap((area) => {
      const answer = known.has(area) ? known.get(area) : unmetIn(area);
      known.set(area, answer ?? null);
      return answer ?? [];
    });
    return unmet.length === 0 ? [] : [{ of, areas: unmet }];
  });
};
