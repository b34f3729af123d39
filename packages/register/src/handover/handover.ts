import type { Doer } from "../risk.ts";

/** What of the workspace can be handed to a body. */
export const handedKinds = ["risk", "record", "evidence", "soa", "report"] as const;
export type HandedKind = (typeof handedKinds)[number];

/** Names one thing of the workspace by its stream. */
export type HandedRef = { readonly kind: HandedKind; readonly id: string };

/** A thing as it stands now: what is frozen when it is handed over. */
export type HandedThing = HandedRef & {
  /** Of a record its book, of a statement of applicability its edition. */
  readonly book: string | null;
  readonly title: string;
  readonly version: number;
  /**
   * Hash of the thing's last event, which stands for all before it. The digest of evidence's bytes is not repeated: an event
   * that names it would keep the bytes from ever being destroyed.
   */
  readonly digest: string;
};

export type Seen = {
  readonly by: Doer;
  /** Instants of the server's clock. */
  readonly first: string;
  readonly last: string;
  readonly times: number;
};

/** A reference of the package; the same thing handed over at two versions is two of them. */
export type HandedItem = HandedThing & {
  readonly item: string;
  readonly on: string;
  readonly by: Doer;
  readonly withdrawn: { readonly on: string; readonly reason: string; readonly by: Doer } | null;
  /** Who of the body opened it, and when. */
  readonly seen: readonly Seen[];
};

export type HandedTo = {
  readonly id: string;
  readonly number: string;
  readonly body: { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };
};

/** The package that goes with an application: chosen first, then sent, and from then on seen from inside its case. */
export type Handover = {
  readonly chosen: readonly HandedRef[];
  readonly sent: { readonly case: HandedTo; readonly on: string; readonly by: Doer } | null;
  readonly items: readonly HandedItem[];
};

export const noHandover: Handover = { chosen: [], sent: null, items: [] };

type Personal = { readonly person: string; readonly fields: { readonly name: string } } | null;
type Done<Type extends string, Data> = {
  readonly type: Type;
  readonly data: Data & { readonly person: string };
  readonly personal: Personal;
};
type Frozen = HandedThing & { readonly item: string };

export type HandoverEvent =
  | Done<"RecordsChosen", { readonly things: readonly HandedRef[] }>
  | Done<"HandoverSent", { readonly case: HandedTo; readonly items: readonly Frozen[]; readonly on: string }>
  | Done<"HandoverSupplemented", { readonly items: readonly Frozen[]; readonly on: string }>
  | Done<"HandedItemWithdrawn", { readonly item: string; readonly reason: string; readonly on: string }>
  | Done<"HandedItemOpened", { readonly item: string; readonly at: string }>;

const doer = ({ data, personal }: HandoverEvent): Doer => ({
  person: data.person,
  name: personal?.fields.name ?? null,
});

const handed = (items: readonly Frozen[], on: string, by: Doer): readonly HandedItem[] =>
  items.map((item) => ({ ...item, on, by, withdrawn: null, seen: [] }));

const seenAgain = (seen: readonly Seen[], by: Doer, at: string): readonly Seen[] => {
  const before = seen.find((one) => one.by.person === by.person);
  return before === undefined
    ? [...seen, { by, first: at, last: at, times: 1 }]
    : seen.map((one) => (one === before ? { ...one, by, last: at, times: one.times + 1 } : one));
};

const changeItem = (handover: Handover, item: string, change: (item: HandedItem) => HandedItem): Handover => ({
  ...handover,
  items: handover.items.map((one) => (one.item === item ? change(one) : one)),
});

export const evolveHandover = (handover: Handover, event: HandoverEvent): Handover => {
  const by = doer(event);
  switch (event.type) {
    case "RecordsChosen":
      return { ...handover, chosen: event.data.things };
    case "HandoverSent": {
      const { case: to, items, on } = event.data;
      return { ...handover, sent: { case: to, on, by }, items: handed(items, on, by) };
    }
    case "HandoverSupplemented": {
      const { items, on } = event.data;
      return { ...handover, items: [...handover.items, ...handed(items, on, by)] };
    }
    case "HandedItemWithdrawn": {
      const { item, reason, on } = event.data;
      return changeItem(handover, item, (one) => ({ ...one, withdrawn: { on, reason, by } }));
    }
    case "HandedItemOpened": {
      const { item, at } = event.data;
      return changeItem(handover, item, (one) => ({ ...one, seen: seenAgain(one.seen, by, at) }));
    }
  }
};
