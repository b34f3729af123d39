import { routes } from "@touchstone/contract";
import {
  accessRule,
  type CaseState,
  type CompetenceNeed,
  ok,
  type Qualification,
  refusal,
  refuse,
  type Scheme,
  unmetNeeds,
  valueAt,
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
  const stated = scheme.area === null ? undefined : valueAt(state, scheme.area, null);
  const own = [...(typeof stated === "string" && stated !== "" ? [stated] : []), ...extra];
  const inSystem = (system: string, code: string): readonly string[] =>
    systems.has(system) ? [`${system}:${code}`] : [];
  if (state.points.length === 0)
    return scheme.standards.map(({ id, title }) => ({ of: title.zh, areas: [...own, ...inSystem("standard", id)] }));
  const needs = new Map<string, ReadonlySet<string>>();
  for (const point of state.points) {
    const of = labelOf(point);
    const standards = [point.standard, ...(point.also ?? [])].flatMap(({ id }) => inSystem("standard", id));
    const areas = [...own, ...standards, ...inSystem("scene", point.scene)];
    needs.set(of, new Set([...(needs.get(of) ?? []), ...areas]));
  }
  return [...needs].map(([of, areas]) => ({ of, areas: [...areas] }));
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
    const { on = today(), team, areas } = call.query;
    const known = await store.transaction(scope, (tx) => readParties(tx, scope.owner));
    const { people } = peopleFacts(known);
    const asked = { team: listed(team), qualifications: people.qualifications, bans: people.bans, on };
    const needs = needsOf(row.state, lens.scheme, systemsIn(people.qualifications), listed(areas));
    const pack = packInForce(content.packs, "competence", on);
    const unmet = unmetNeeds(pack, needs, { ...asked, function: "audit" });
    const nameOf = (person: string) => known.files.find(({ id }) => id === person)?.state.name ?? "";
    return ok({
      on,
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
