import type { Bilingual } from "../json.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import type { Competence, CompetenceFunction, CompetencePack } from "../rules/competence.ts";
import { competenceAmong } from "../rules/competence-among.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { CaseFacts } from "./case-facts.ts";
import { type Filing, type Member, teamOf, valueAt } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";
import type { Asked } from "./people.ts";

/** A standard of the case, and the codes under which a person's file shows competence for it. */
export type AreaAsked = {
  readonly standard: string;
  readonly title: Bilingual;
  /** The one that a reader is told. */
  readonly area: string;
  readonly areas: readonly [string, ...string[]];
};

/**
 * The technical area of each standard of the case. Where there are several, `32` alone does not say in which of them
 * somebody is competent, and `iso14001:32` is asked; where there is one, either will do.
 */
export const areasAsked = (state: CaseState, scheme: Scheme, here: Filing | null): readonly AreaAsked[] =>
  scheme.standards.flatMap(({ id, title, area: own }): readonly AreaAsked[] => {
    const path = own ?? scheme.area;
    const code = path === null ? undefined : valueAt(state, path, here);
    if (typeof code !== "string" || code === "") return [];
    const ofStandard = `${id}:${code}`;
    return scheme.standards.length === 1
      ? [{ standard: id, title, area: code, areas: [code, ofStandard] }]
      : [{ standard: id, title, area: ofStandard, areas: [ofStandard] }];
  });

/** Where the scheme does not say: who judges alone answers for each standard, who is one of a team for one of them. */
const extentOf = ({ competentIn }: Scheme, duty: CompetenceFunction): "one" | "each" =>
  competentIn[duty] ?? (duty === "audit" || duty === "team-leading" ? "one" : "each");

type Shown = { readonly asked: AreaAsked; readonly answer: Competence };

const earliest = (days: readonly (string | null)[]): string | null =>
  days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);

const packFor = ({ packs, scheme }: CaseFacts, on: string) =>
  editionInForce(packs, "competence", on, rulesOfScheme(scheme));

const shownIn = (
  pack: CompetencePack,
  { people }: Pick<CaseFacts, "people">,
  person: string,
  functions: readonly CompetenceFunction[],
  asked: readonly AreaAsked[],
  on: string,
): readonly Shown[] =>
  asked.flatMap((each) => {
    const answer = competenceAmong(pack, people, { person, areas: each.areas, functions, on });
    return answer === null ? [] : [{ asked: each, answer }];
  });

const lacking = ({ person, name }: Asked, duty: CompetenceFunction, shown: readonly Shown[], on: string): Refusal[] => {
  const [first] = shown;
  if (first === undefined) return [];
  const { rule, reason } = (shown.find(({ answer }) => answer.qualification !== null) ?? first).answer;
  const areas = shown.map(({ asked }) => asked.area);
  return [
    refusal(
      "person-not-competent",
      rule,
      {
        person,
        name,
        area: areas.length === 1 ? first.asked.area : areas,
        standards: shown.map(({ asked }) => asked.standard),
        function: duty,
        reason,
        on,
      },
      earliest(shown.map(({ answer }) => answer.passesFrom)),
    ),
  ];
};

/** Where the scheme knows technical areas, a function is done by those who are shown to be competent in the case's. */
export const notCompetent = (
  state: CaseState,
  facts: CaseFacts,
  who: Asked,
  duty: CompetenceFunction,
  on: string,
  here: Filing | null,
): readonly Refusal[] => {
  const asked = areasAsked(state, facts.scheme, here);
  const inForce = packFor(facts, on);
  if (asked.length === 0 || !inForce.ok) return inForce.ok ? [] : inForce.refusals;
  const shown = shownIn(inForce.value, facts, who.person, [duty], asked, on);
  if (extentOf(facts.scheme, duty) === "one")
    return shown.some(({ answer }) => answer.competent) ? [] : lacking(who, duty, shown, on);
  return shown.filter(({ answer }) => !answer.competent).flatMap((each) => lacking(who, duty, [each], on));
};

/** To lead an audit is to audit; who only audits does not lead. */
const auditing = ({ isLeader }: Pick<Member, "isLeader">): readonly CompetenceFunction[] =>
  isLeader ? ["audit", "team-leading"] : ["audit"];

export type Coverage = AreaAsked & {
  /** Those of the team who are shown to be competent in it. */
  readonly by: readonly string[];
  /** Why each of the others is not. */
  readonly others: readonly {
    readonly person: string;
    readonly reason: Competence["reason"];
    readonly passesFrom: string | null;
  }[];
};

/** Standard by standard, who of a team covers it on that day (ISO/IEC 17021-1 9.2.2.1: the team together). */
export const standardsCovered = (
  pack: CompetencePack,
  facts: Pick<CaseFacts, "people">,
  asked: readonly AreaAsked[],
  members: readonly Pick<Member, "person" | "isLeader">[],
  on: string,
): readonly Coverage[] =>
  asked.map((each) => {
    const answers = members.flatMap((member) =>
      shownIn(pack, facts, member.person, auditing(member), [each], on).map(({ answer }) => ({
        person: member.person,
        ...answer,
      })),
    );
    return {
      ...each,
      by: answers.filter(({ competent }) => competent).map(({ person }) => person),
      others: answers
        .filter(({ competent }) => !competent)
        .map(({ person, reason, passesFrom }) => ({ person, reason, passesFrom })),
    };
  });

/** The standards of an integrated case that nobody of the team covers; with one standard each member was asked for it. */
export const standardsUncovered = (
  state: CaseState,
  facts: CaseFacts,
  members: readonly Member[],
  on: string,
  here: Filing | null,
): readonly Refusal[] => {
  const asked = areasAsked(state, facts.scheme, here);
  const inForce = packFor(facts, on);
  if (asked.length < 2 || !inForce.ok) return [];
  const pack = inForce.value;
  return standardsCovered(pack, facts, asked, members, on)
    .filter(({ by }) => by.length === 0)
    .map(({ standard, title, area, others }) =>
      refusal(
        "team-not-competent",
        pack.parameters.functions.audit,
        { standard, title, area, function: "audit", on },
        earliest(others.map(({ passesFrom }) => passesFrom)),
      ),
    );
};

/**
 * In a case of several standards, what belongs to some of them is judged by somebody competent in one of those: a clause
 * that they share is audited once. A point of none of them is a hint, and anybody's.
 */
export const mayNotJudgeStandards = (
  state: CaseState,
  facts: CaseFacts,
  person: string,
  standards: readonly string[],
  on: string,
): readonly Refusal[] => {
  const all = areasAsked(state, facts.scheme, null);
  const asked = all.filter(({ standard }) => standards.includes(standard));
  const inForce = packFor(facts, on);
  const member = teamOf(state, facts.scheme).find((each) => each.person === person);
  if (all.length < 2 || asked.length === 0 || member === undefined) return [];
  if (!inForce.ok) return inForce.refusals;
  const shown = shownIn(inForce.value, facts, person, auditing(member), asked, on);
  return shown.some(({ answer }) => answer.competent) ? [] : lacking(member, "audit", shown, on);
};
