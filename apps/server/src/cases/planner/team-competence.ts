import { routes } from "@touchstone/contract";
import {
  accessRule,
  areasAsked,
  type CaseState,
  type CompetenceNeed,
  ok,
  type Qualification,
  refusal,
  refuse,
  type Scheme,
  standardsCovered,
  standardsOf,
  unmetNeeds,
} from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { peopleFacts, readParties } from "../../parties/index.ts";
import { packInForce } from "../../schemes/index.ts";
import type { Services } from "../../services.ts";
import type { CaseDesk } from "../case-desk.ts";

const most = 300;

/** Systems of codes that the body's own files use: what nobody is ever asked for is asked of nobody here. */
const systemsIn = (qualifications: readonly Qualification[]): ReadonlySet<string> =>
  new Set(qualifications.flatMap(({ area }) => (area.includes(":") ? [area.slice(0, area.indexOf(":"))] : [])));

const labelOf = ({ provision, standard }: CaseState["points"][number]): string =>
  provision === null ? `${standard.id} ${standard.clause}` : `${provision.title} ${provision.article}`;

/** Every article or clause of the checklist, or each standard before it is drawn, with the areas it asks for. */
const needsOf = (
  state: CaseState,
  scheme: Scheme,
  systems: ReadonlySet<string>,
  extra: readonly string[],
): readonly CompetenceNeed[] => {
  type Codes = CompetenceNeed["areas"][number];
  const asked = areasAsked(state, scheme, null);
  const further = extra.map((each): Codes => [each]);
  const inSystem = (system: string, code: string): readonly Codes[] =>
    systems.has(system) ? [[`${system}:${code}`]] : [];
  const ofStandard = (id: string): readonly Codes[] => [
    ...asked.filter(({ standard }) => standard === id).map(({ areas }) => areas),
    ...inSystem("standard", id),
  ];
  if (state.points.length === 0)
    return scheme.standards.map(({ id, title }) => ({ of: title.zh, areas: [...ofStandard(id), ...further] }));
  const needs = new Map<string, Map<string, Codes>>();
  for (const point of state.points) {
    const of = labelOf(point);
    const standards = standardsOf(point).flatMap(({ id }) => ofStandard(id));
    // A point of another standard is a hint, audited by those who know the case's own trade.
    const own = standards.length > 0 ? standards : asked.map(({ areas }) => areas);
    const codes = needs.get(of) ?? new Map<string, Codes>();
    for (const each of [...own, ...further, ...inSystem("scene", point.scene)]) codes.set(each[0], each);
    needs.set(of, codes);
  }
  return [...needs].map(([of, codes]) => ({ of, areas: [...codes.values()] }));
};

const listed = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

export const teamCompetenceBound = ({ store }: Services, { content, today, look }: CaseDesk): readonly Bound[] => [
  bind(routes.planner.teamCompetence, async (call) => {
    const seen = await look(call, call.params.case);
    if (!seen.ok) return seen;
    const scope = scopeOf(call);
    // A client never reads the body's files on its people, not even through an answer about them.
    if (scope.caseId !== null) return refuse(refusal("not-found", accessRule));
    const { row, lens } = seen.value;
    const { on = today(), team, leader, areas } = call.query;
    const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
    const { people } = peopleFacts(known);
    const asked = { team: listed(team), qualifications: people.qualifications, bans: people.bans, on };
    const needs = needsOf(row.state, lens.scheme, systemsIn(people.qualifications), listed(areas));
    const pack = packInForce(content.packs, "competence", on);
    const unmet = unmetNeeds(pack, needs, { ...asked, function: "audit" });
    const nameOf = (person: string) => known.files.find(({ id }) => id === person)?.state.name ?? "";
    const members = asked.team.map((person) => ({ person, isLeader: person === leader }));
    const coverage = standardsCovered(pack, { people }, areasAsked(row.state, lens.scheme, null), members, on);
    return ok({
      on,
      standards: coverage.map(({ standard, title, area, by, others }) => ({
        standard,
        title,
        area,
        by: by.map((person) => ({ person, name: nameOf(person) })),
        others: others.map((one) => ({ ...one, name: nameOf(one.person) })),
      })),
      asked: needs.length,
      unmet: unmet.slice(0, most).map(({ of, areas: missing }) => ({
        of,
        areas: missing.map((each) => ({
          area: each.area,
          people: each.people.map((one) => ({ ...one, name: nameOf(one.person) })),
        })),
      })),
      more: unmet.length > most,
      rule: pack.parameters.functions.audit,
      pack: pack.id,
      edition: pack.edition,
    });
  }),
];
