import type { Decider, Json } from "@touchstone/kernel";

/** An event as deciders write it; `personal` is sealed under the key of the person it is about. */
export type EventShape = {
  readonly type: string;
  readonly data: Json;
  readonly personal?: { readonly person: string; readonly fields: Json } | null;
};

export type Column = string | number | boolean | null | readonly string[];

/** A row of the directory of who may enter where: see design.md section 5. */
export type AccessRow = { readonly viewer: string; readonly caseId: string | null; readonly role: string };

/**
 * Rows that a stream puts into a second table, for questions that do not begin with the owner: who cites this clause. They
 * are a function of the stream's state, as the read row is, and are written, rebuilt and verified with it.
 */
export type SideTable<State> = {
  readonly table: string;
  readonly rows: (state: State) => readonly Readonly<Record<string, Column>>[];
};

/**
 * Everything the store must know of one kind of stream. The read row is a function of this one stream alone, and
 * `State` is plain JSON, because the row keeps it.
 */
export type StreamKind<State extends Json, Command, Event extends EventShape, Facts, Code extends string = string> = {
  readonly kind: string;
  /** Version of the events' schema that is written today. */
  readonly schemaVersion: number;
  /** Reads a stored event of any released schema version; throws on what no release ever wrote. */
  readonly readEvent: (type: string, schemaVersion: number, data: unknown, personal: unknown) => Event;
  readonly decider: Decider<State, Command, Event, Facts, Code>;
  readonly row: {
    readonly table: string;
    /** Values of the table's extra columns, in the order of their names here. */
    readonly columns: (state: State) => Readonly<Record<string, Column>>;
    /** The case a stream belongs to, so that the case's participants see it. */
    readonly caseId?: (state: State, stream: string) => string | null;
  };
  readonly access?: (state: State, stream: string) => readonly AccessRow[];
  readonly side?: SideTable<State>;
};

export type StoredEvent = {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
  readonly personal: unknown;
};

/** What a stream comes to: the read row as the table holds it. */
export type RowImage = {
  readonly state: Json;
  readonly columns: Readonly<Record<string, Column>>;
  readonly caseId: string | null;
  readonly access: readonly AccessRow[];
  readonly side: readonly Readonly<Record<string, Column>>[];
};

/** A stream kind as rebuild, verify and export see it, whatever its types. */
export type StoredKind = {
  readonly kind: string;
  readonly table: string;
  readonly sideTable: string | null;
  readonly replay: (stream: string, events: readonly StoredEvent[]) => RowImage;
};

export const imageOf = <State extends Json, Command, Event extends EventShape, Facts, Code extends string>(
  kind: StreamKind<State, Command, Event, Facts, Code>,
  stream: string,
  state: State,
): RowImage => ({
  state,
  columns: kind.row.columns(state),
  caseId: kind.row.caseId?.(state, stream) ?? null,
  access: kind.access?.(state, stream) ?? [],
  side: kind.side?.rows(state) ?? [],
});

export const stored = <State extends Json, Command, Event extends EventShape, Facts, Code extends string>(
  kind: StreamKind<State, Command, Event, Facts, Code>,
): StoredKind => ({
  kind: kind.kind,
  table: kind.row.table,
  sideTable: kind.side?.table ?? null,
  replay: (stream, events) => {
    const state = events
      .map((event) => kind.readEvent(event.type, event.schemaVersion, event.data, event.personal))
      .reduce(kind.decider.evolve, kind.decider.initial);
    return imageOf(kind, stream, state);
  },
});
