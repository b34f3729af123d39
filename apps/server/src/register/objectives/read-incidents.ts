import { houseRule, type Refusal, refusal } from "@touchstone/kernel";
import { type CountedIncident, type IncidentCount, type KeptRecord, recordOn } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { kindOfEdition, kindOn } from "../records/record-kinds.ts";
import { dayOf } from "../rows.ts";

const book = "incident";
type Held = { readonly id: string; readonly kind: string; readonly state: KeptRecord };
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const sql = `
select id, kind, state from register_record
where owner = $1 and (kind = $2 or (kind = 'corrective-action' and final)) order by id`;

/** Every incident on record, as it is told today: what was amended since counts as amended. */
export const readIncidents = async (services: Services, owner: string): Promise<readonly CountedIncident[]> => {
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Held>(sql, [owner, book]),
  );
  const today = dayOf(services, undefined);
  const told = rows.flatMap(({ id, kind, state }) => {
    const shown = state.begun === null ? null : recordOn(state, kindOfEdition(state.begun), today, {});
    return shown === null ? [] : [{ id, kind, shown }];
  });
  const acted = new Set(
    told.flatMap(({ kind, shown }) => (kind !== book && shown.final ? (text(shown.values["incident"]) ?? []) : [])),
  );
  return told.flatMap(({ id, kind, shown }) => {
    const on = text(shown.values["happenedOn"]);
    const outcome = text(shown.values["outcome"]);
    if (kind !== book || on === null || outcome === null) return [];
    const answered = shown.final || acted.has(id);
    return [{ id, title: shown.title, on, outcome, risk: text(shown.values["risk"]), answered }];
  });
};

/** The outcomes that the book of incidents knows on a day. */
export const outcomesOn = (on: string) => {
  const field = kindOn(book, on)?.fields.find(({ id }) => id === "outcome");
  return field?.type === "choice" ? field.options : [];
};

/** What is wrong with what an objective is to count: an outcome that no incident can have would never break it. */
export const countRefused = (counts: IncidentCount | null | undefined, on: string): readonly Refusal[] => {
  const known = outcomesOn(on).map(({ id }) => id);
  return (counts?.outcomes ?? [])
    .filter((outcome) => !known.includes(outcome))
    .map((outcome) => refusal("outcome-unknown", houseRule("4"), { outcome, known }));
};
