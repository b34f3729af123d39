import {
  type KeptRecord,
  type RecordKind,
  type RecordOn,
  type Risk,
  recordOn,
  supportingEvidence,
} from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { kindOfEdition } from "../records/record-kinds.ts";

/** The kind of record whose entries are things that one can stick a label on. */
export const thingKind = "equipment";

type Held<State> = { readonly id: string; readonly version: number; readonly state: State };

type HeldFile = { readonly mediaType: string; readonly digest: string };

export type Thing = {
  readonly id: string;
  readonly version: number;
  readonly kind: RecordKind;
  readonly shown: RecordOn;
  /** The row of the register that it belongs to. */
  readonly row: { readonly id: string; readonly risk: Risk } | null;
  readonly files: ReadonlyMap<string, HeldFile>;
};

const recordSql = "select id, version, state from register_record where owner = $1 and id = $2 and kind = $3";
const rowSql = "select id, version, state from register_risk where owner = $1 and id = $2";

type FoundFile = HeldFile & { readonly id: string };

const itemsSql = `
select id::text as id, state->'file'->>'mediaType' as "mediaType", state->'file'->>'digest' as digest
from register_evidence where owner = $1 and id = any($2::uuid[]) and not is_destroyed and not is_infected`;

// Records of the first release name a row's link to an item (records/record-links.ts).
const linksSql = `
select item->>'id' as id, item->>'mediaType' as "mediaType", item->>'digest' as digest
from register_risk, json_array_elements(state->'evidence') item
where owner = $1 and item->>'id' = any($2::text[]) and item->>'unlinked' is null`;

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Ids of evidence that any entry of the record names. */
const filesNamed = (kind: RecordKind, { entries }: RecordOn): readonly string[] => {
  const fields = kind.steps.flatMap((step) =>
    step.fields.flatMap((field) => (field.type === "link" && field.to === "evidence" ? [field.id] : [])),
  );
  return entries.flatMap(({ values }) => fields.flatMap((field) => text(values[field]) ?? []));
};

/** The files that are still there; every row is looked through only for what is no item, since a stranger asks this. */
const filesOf = async (tx: Transaction, owner: string, ids: readonly string[]) => {
  const items = ids.length === 0 ? [] : (await tx.query<FoundFile>(itemsSql, [owner, ids])).rows;
  const others = ids.filter((id) => !items.some((item) => item.id === id));
  const linked = others.length === 0 ? [] : (await tx.query<FoundFile>(linksSql, [owner, others])).rows;
  return new Map([...items, ...linked].map(({ id, ...file }) => [id, file]));
};

/** A thing as it stands on a day, with what its label may speak of; null where it is none of the organisation's. */
export const readThing = async (tx: Transaction, owner: string, id: string, on: string): Promise<Thing | null> => {
  const { rows } = await tx.query<Held<KeptRecord>>(recordSql, [owner, id, thingKind]);
  const [held] = rows;
  if (held === undefined || held.state.begun === null) return null;
  const kind = kindOfEdition(held.state.begun);
  const shown = recordOn(held.state, kind, on, {});
  if (shown === null) return null;
  const risk = text(shown.values["risk"]);
  const found = risk === null ? null : await tx.query<Held<Risk>>(rowSql, [owner, risk]);
  const [row] = found?.rows ?? [];
  return {
    id: held.id,
    version: held.version,
    kind,
    shown,
    row: row === undefined ? null : { id: row.id, risk: row.state },
    files: await filesOf(tx, owner, filesNamed(kind, shown)),
  };
};

export type Last = { readonly on: string; readonly mediaType: string | null; readonly digest: string | null };

/** When a step was last done, by the day that it names itself, and the file that was linked to it. */
export const lastStep = ({ kind, shown, files }: Thing, step: string): Last | null => {
  const entry = shown.entries.findLast(({ act }) => act.type === "step" && act.step === step);
  const fields = kind.steps.find(({ id }) => id === step)?.fields ?? [];
  if (entry === undefined) return null;
  // A day that may not lie in the future is the day on which it was done.
  const done = fields.find((field) => field.type === "date" && field.to === "today");
  const proof = fields.find((field) => field.type === "link" && field.to === "evidence");
  const file = proof === undefined ? undefined : files.get(text(entry.values[proof.id]) ?? "");
  return {
    on: (done === undefined ? null : text(entry.values[done.id])) ?? entry.on,
    mediaType: file?.mediaType ?? null,
    digest: file?.digest ?? null,
  };
};

/** The newest evidence of an objective up to the day. */
export const lastEvidence = ({ row }: Thing, objective: string, on: string): Last | null => {
  const items = row === null ? [] : supportingEvidence(row.risk);
  const last = items
    .filter((one) => one.objective === objective && one.on <= on)
    .reduce<(typeof items)[number] | null>((a, b) => (a !== null && a.on >= b.on ? a : b), null);
  return last === null ? null : { on: last.on, mediaType: last.mediaType, digest: last.digest };
};
