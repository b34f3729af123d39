import type { Ban, Competence, CompetenceFunction, CompetencePack, Qualification } from "../rules/competence.ts";
import { competenceAmong } from "../rules/competence-among.ts";

/**
 * Something to be audited and the areas in which somebody of the team must be competent, each by the codes of which any
 * one shows it; `system:code`, several systems.
 */
export type CompetenceNeed = { readonly of: string; readonly areas: readonly (readonly [string, ...string[]])[] };

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
  const unmetIn = (codes: readonly [string, ...string[]]): UnmetArea | null => {
    const [area] = codes;
    const files = { qualifications, bans };
    const people = team.flatMap((person) => {
      const answer = competenceAmong(pack, files, { person, areas: codes, functions: [duty], on });
      return answer === null ? [] : [{ person, ...answer }];
    });
    if (people.some(({ competent }) => competent)) return null;
    return { area, people: people.map(({ person, reason, passesFrom }) => ({ person, reason, passesFrom })) };
  };
  return needs.flatMap(({ of, areas }) => {
    const unmet = areas.flatMap((codes) => {
      const key = codes.join(" ");
      const answer = known.has(key) ? known.get(key) : unmetIn(codes);
      known.set(key, answer ?? null);
      return answer ?? [];
    });
    return unmet.length === 0 ? [] : [{ of, areas: unmet }];
  });
};
