import type { HandedItem, HandedRef, HandedThing, Handover } from "@touchstone/register";
import { readHeads, type Transaction } from "../../store/index.ts";
import { type Reading, type Sheet, sheetOf } from "./sheet.ts";

export type HandoverRow = { readonly id: string; readonly version: number; readonly state: Handover };

export const readHandover = async (tx: Transaction, owner: string, id: string): Promise<HandoverRow | null> => {
  const { rows } = await tx.query<HandoverRow>(
    "select id, version, state from register_handover where owner = $1 and id = $2",
    [owner, id],
  );
  return rows[0] ?? null;
};

/** The handover of a case; one case has one, which is supplemented. */
export const handoverOfCase = async (tx: Transaction, owner: string, caseId: string): Promise<HandoverRow | null> => {
  const { rows } = await tx.query<HandoverRow>(
    "select id, version, state from register_handover where owner = $1 and case_id = $2 order by id limit 1",
    [owner, caseId],
  );
  return rows[0] ?? null;
};

/** What the client's own streams say of the things now: which of them have moved on. Read in the client's scope. */
export const changedSince = async (
  tx: Transaction,
  owner: string,
  items: readonly HandedItem[],
): Promise<ReadonlySet<string>> => {
  const heads = await readHeads(tx, owner, [...new Set(items.map(({ id }) => id))], "look");
  return new Set(items.filter(({ id, digest }) => heads.get(id)?.hash !== digest).map(({ item }) => item));
};

export const itemView = (item: HandedItem, changed: ReadonlySet<string>) => ({
  ...item,
  changed: changed.has(item.item),
  seen: item.seen.map((one) => ({ ...one })),
});

export const titlesOf = (things: readonly HandedThing[]): Reading["titles"] =>
  new Map(things.map(({ id, title }) => [id, title]));

/** What is still to be seen of it. */
export const live = ({ items }: Handover): readonly HandedItem[] => items.filter(({ withdrawn }) => withdrawn === null);

export type Previewed = HandedRef & { readonly version: number; readonly sheet: Sheet };

/** Every thing as the body reads it, by the same function that the body's door uses. */
export const previewOf = async (
  tx: Transaction,
  owner: string,
  things: readonly HandedThing[],
  language: Reading["language"],
): Promise<Previewed[]> => {
  const previewed: Previewed[] = [];
  for (const thing of things) {
    const sheet = await sheetOf(tx, owner, thing, { language, titles: titlesOf(things) });
    if (sheet !== null) previewed.push({ kind: thing.kind, id: thing.id, version: thing.version, sheet });
  }
  return previewed;
};
