import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type EvidenceItem, everSaid, type Said } from "@touchstone/register";
import type { Retention } from "@touchstone/requirements";
import { askRetention } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { readHistory } from "../../store/index.ts";
import { regionOf } from "../own-region.ts";
import { readSites } from "../sites/read-sites.ts";
import { siteStream } from "../sites/site-stream.ts";
import { itemStream } from "./item-stream.ts";

export type Kept = {
  /** The latest day that was ever said of the record. */
  readonly since: string;
  readonly free: string;
  readonly rules: readonly { readonly rule: string; readonly source: string; readonly clause: string }[];
};

/** What was ever said of the item, from its own stream. */
const saidOf = async ({ store }: Services, owner: string, item: string): Promise<Said> => {
  const lives = await store.transaction({ owner, caseId: null }, (tx) => readHistory(tx, owner, [item]));
  return everSaid(
    (lives.get(item) ?? []).map(({ type, schema_version, data }) =>
      itemStream.readEvent(type, schema_version, data, null),
    ),
  );
};

/** Where the organisation is registered, and every place at which a site of it is or ever was. */
const regionsOf = async (services: Services, owner: string): Promise<Result<readonly string[], Refusal>> => {
  const own = await regionOf(services, owner, undefined);
  if (!own.ok) return own;
  const ids = (await readSites(services, owner)).map(({ id }) => id);
  const lives = await services.store.transaction({ owner, caseId: null }, (tx) => readHistory(tx, owner, ids));
  const sites = [...lives.values()].flat().flatMap(({ type, schema_version, data }) => {
    const event = siteStream.readEvent(type, schema_version, data, null);
    return event.type === "SiteClosed" ? [] : [event.data.region];
  });
  return ok([...new Set([own.value, ...sites])]);
};

type Asked = {
  readonly owner: string;
  readonly item: string;
  readonly state: EvidenceItem;
  /** A place besides the organisation's own: its rules can only lengthen the term. */
  readonly region: string | undefined;
  readonly destroyOn?: string;
};
type Place = { readonly region: string; readonly isOwn: boolean };

/** The terms of one kind of record at every place; refused where none of the organisation's own places knows a rule. */
const termsOf = (
  record: string,
  recorded: string,
  places: readonly Place[],
  destroyOn: string | undefined,
): Result<readonly Retention[], Refusal> => {
  const found: Retention[] = [];
  let isKnown = false;
  for (const { region, isOwn } of places) {
    const days = { recorded, shelfLifeEnd: null, useEnd: null };
    const term = askRetention({ record, region, days, destroyOn: undefined });
    if (!term.ok) return term;
    if (term.value.free === null) continue;
    const kept = askRetention({ record, region, days, destroyOn });
    if (!kept.ok) return kept;
    isKnown ||= isOwn;
    found.push(kept.value);
  }
  const own = places.flatMap(({ region, isOwn }) => (isOwn ? [region] : [])).join(", ");
  return isKnown ? ok(found) : refuse(refusal("retention-unknown", houseRule("9"), { record, region: own }));
};

/**
 * CT-12: from which day no rule keeps the file; with a day, a refusal while one does. No rule known is no leave. It counts
 * from the latest day, by every kind and at every place that was ever said, so that nobody shortens a term by a correction.
 */
export const keptOf = async (
  services: Services,
  { owner, item, state, region, destroyOn }: Asked,
): Promise<Result<Kept, Refusal>> => {
  const { takenOn, records } = await saidOf(services, owner, item);
  if (records.length === 0)
    return refuse(refusal("evidence-record-missing", houseRule("9"), { file: state.file?.name ?? "" }));
  const own = await regionsOf(services, owner);
  if (!own.ok) return own;
  const places = [
    ...own.value.map((one) => ({ region: one, isOwn: true })),
    ...(region === undefined ? [] : [{ region, isOwn: false }]),
  ];
  const terms: Retention[] = [];
  for (const record of records) {
    const found = termsOf(record, takenOn, places, destroyOn);
    if (!found.ok) return found;
    terms.push(...found.value);
  }
  const rules = new Map(terms.flatMap((term) => term.rules).map((rule) => [rule.rule, rule]));
  return ok({
    since: takenOn,
    free: terms.map(({ free }) => free ?? "").reduce((latest, day) => (day > latest ? day : latest), ""),
    rules: [...rules.values()].map(({ rule, source: { source, clause } }) => ({ rule, source, clause })),
  });
};
