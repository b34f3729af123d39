import type { Json } from "@touchstone/kernel";
import { hashEnvelope } from "./envelope.ts";
import { compareSql, type ImageRow, imageRow, rowColumns } from "./image-rows.ts";
import { type Batch, firstKey, readBatch, type StreamKey, type StreamRecord, storedEvents } from "./read-journal.ts";
import { type SideImage, sideFault } from "./side-rows.ts";
import type { Store } from "./store.ts";
import type { RowImage, StoredKind } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/** One thing that is wrong, with its place: enough to go and look. */
export type Finding = { readonly code: string } & Readonly<Record<string, Json>>;

export type StoreReport = {
  readonly checked: { readonly streams: number; readonly events: number; readonly rows: number };
  readonly first: Finding | null;
};

/** Versions without a gap, each event chained to the one before, each hash that of its content, the head at the end. */
export const chainFault = ({ owner, stream, head, events }: StreamRecord): Finding | null => {
  const at = (code: string, version: number): Finding => ({ code, owner, stream, version });
  let prev: string | null = null;
  for (const [place, event] of events.entries()) {
    const version = place + 1;
    const { hash, ...unhashed } = event;
    if (event.version !== version) return at("event-missing", version);
    if (hashEnvelope(unhashed) !== hash) return at("event-changed", version);
    if (event.prev !== prev) return at("chain-broken", version);
    if (event.kind !== events[0]?.kind) return at("kind-changed", version);
    prev = hash;
  }
  if (head === null) return at("head-missing", events.length);
  if (events.length === 0) return at("events-missing", head.version);
  if (head.version > events.length) return at("tail-missing", events.length + 1);
  if (head.version < events.length) return at("head-behind", head.version);
  return head.hash === prev && head.kind === events[0]?.kind ? null : at("head-changed", head.version);
};

export type AccessRow = { viewer: string; owner: string; case_id: string | null; role: string; source: string };
export const accessText = ({ viewer, owner, case_id, role, source }: AccessRow): string =>
  [source, owner, viewer, case_id ?? "", role].join(" ");

const accessFault = async (
  tx: Transaction,
  images: readonly (StreamKey & { readonly image: RowImage })[],
): Promise<Finding | null> => {
  const { rows } = await tx.query<AccessRow>(
    "select viewer, owner, case_id, role, source from access where source = any($1)",
    [images.map(({ stream }) => stream)],
  );
  const there = new Set(rows.map(accessText));
  const wanted = images.flatMap(({ owner, stream, image }) =>
    image.access.map(({ viewer, caseId, role }) =>
      accessText({ viewer, owner, case_id: caseId, role, source: stream }),
    ),
  );
  const fault = (code: string, text: string): Finding => {
    const [stream = "", owner = "", viewer = "", caseId = "", role = ""] = text.split(" ");
    return { code, owner, stream, viewer, caseId, role };
  };
  const missing = wanted.find((text) => !there.has(text));
  if (missing !== undefined) return fault("access-missing", missing);
  const known = new Set(wanted);
  const extra = [...there].find((text) => !known.has(text));
  return extra === undefined ? null : fault("access-extra", extra);
};

const rowFault = async (
  tx: Transaction,
  kinds: readonly StoredKind[],
  after: StreamKey,
  batch: Batch,
): Promise<{ readonly rows: number; readonly first: Finding | null }> => {
  const images = new Map<string, { columns: readonly string[]; rows: ImageRow[] }>();
  const access: (StreamKey & { readonly image: RowImage })[] = [];
  const sides = new Map<string, SideImage[]>(kinds.flatMap(({ sideTable }) => (sideTable ? [[sideTable, []]] : [])));
  for (const { owner, stream, head, events, caseIds } of batch.records) {
    const name = events[0]?.kind;
    const kind = kinds.find((each) => each.kind === name);
    if (kind === undefined) return { rows: 0, first: { code: "kind-unknown", owner, stream, kind: name ?? null } };
    const image = kind.replay(stream, await storedEvents(tx, events));
    // A stream may enter a case late, but it is never in another one.
    const isElsewhere = caseIds.some((caseId) => caseId !== null && caseId !== image.caseId);
    if (isElsewhere || head?.case_id !== image.caseId)
      return { rows: 0, first: { code: "case-differs", owner, stream } };
    const table = images.get(kind.table) ?? { columns: rowColumns(image), rows: [] };
    table.rows.push(imageRow(owner, stream, events.length, image));
    images.set(kind.table, table);
    access.push({ owner, stream, image });
    sides.get(kind.sideTable ?? "")?.push({ owner, source: stream, rows: image.side });
  }
  let rows = 0;
  for (const table of new Set(kinds.map((kind) => kind.table))) {
    const wanted = images.get(table) ?? { columns: ["owner", "id", "version", "case_id", "state"], rows: [] };
    const found = await tx.query<{ owner: string; stream: string; code: string }>(
      `${compareSql(table, wanted.columns)} limit 1`,
      [JSON.stringify(wanted.rows), after.owner, after.stream, batch.upTo.owner, batch.upTo.stream],
    );
    rows += wanted.rows.length;
    const [fault] = found.rows;
    if (fault !== undefined)
      return { rows, first: { code: fault.code, table, owner: fault.owner, stream: fault.stream } };
  }
  for (const [table, images] of sides) {
    const fault = await sideFault(tx, table, images, after, batch.upTo);
    if (fault !== null) return { rows, first: { code: fault.code, table, owner: fault.owner, stream: fault.source } };
  }
  return { rows, first: await accessFault(tx, access) };
};

const strayAccess = async (tx: Transaction): Promise<Finding | null> => {
  const { rows } = await tx.query<AccessRow>(
    `select viewer, owner, case_id, role, source from access
     where not exists (select from stream_head head where head.owner = access.owner and head.stream = access.source) limit 1`,
  );
  const [row] = rows;
  return row === undefined
    ? null
    : { code: "access-extra", owner: row.owner, stream: row.source, viewer: row.viewer, role: row.role };
};

/** Streams in one step; each step is its own transaction, so that the embedded engine serves others in between. */
const batchSize = 500;

/**
 * Replays the whole journal and compares everything that is derived from it; names the first thing that is wrong in the
 * order of owner and stream. What moves meanwhile moves as a whole, so it cannot look wrong.
 */
export const verifyStore = async ({
  maintenance,
  kinds,
}: Pick<Store, "maintenance" | "kinds">): Promise<StoreReport> => {
  const checked = { streams: 0, events: 0, rows: 0 };
  let after = firstKey;
  for (let done = false; !done; ) {
    const from = after;
    const first = await maintenance(async (tx) => {
      const batch = await readBatch(tx, from, batchSize);
      after = batch.upTo;
      done = batch.isLast;
      for (const record of batch.records) {
        const fault = chainFault(record);
        if (fault !== null) return fault;
        checked.streams += 1;
        checked.events += record.events.length;
      }
      const compared = await rowFault(tx, kinds, from, batch);
      checked.rows += compared.rows;
      return compared.first;
    });
    if (first !== null) return { checked, first };
  }
  return { checked, first: await maintenance(strayAccess) };
};
