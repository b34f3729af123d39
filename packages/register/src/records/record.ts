import type { Data } from "@touchstone/kernel";

/** By when a step is asked for; null where it has no day. */
export type Due = {
  readonly step: string;
  readonly on: string | null;
  /** Asked from this day on: what expires warns before. */
  readonly from: string | null;
  readonly source: string;
  readonly clause: string;
};

/** What follows from an entry by the rules of the kind's edition, kept as it was concluded. */
export type Standing = {
  readonly title: string;
  readonly state: string;
  readonly final: boolean;
  readonly due: readonly Due[];
};

export type Act =
  | { readonly type: "begin" }
  | { readonly type: "step"; readonly step: string }
  | { readonly type: "amend"; readonly reason: string };

/** One thing that was done to the record: by whom, on which day, and what was said. Nothing said before is lost. */
export type Entry = {
  readonly id: string;
  readonly act: Act;
  readonly person: string;
  readonly on: string;
  /** Of parties the id alone: names are sealed beside. */
  readonly values: Data;
  readonly standing: Standing;
};

export type KeptRecord = {
  /** The kind and the edition by whose rules it lives; null before it is entered. */
  readonly begun: { readonly kind: string; readonly edition: string } | null;
  readonly entries: readonly Entry[];
  /** Names by person, as they were last given; null once the person's key is gone. */
  readonly names: { readonly [person: string]: string | null };
};

export const noRecord: KeptRecord = { begun: null, entries: [], names: {} };

export type RecordEvent =
  | { readonly type: "RecordBegun"; readonly data: Entry & { readonly kind: string; readonly edition: string } }
  | { readonly type: "RecordStepped" | "RecordAmended"; readonly data: Entry }
  | {
      readonly type: "RecordPersonNamed";
      readonly data: { readonly person: string };
      readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
    };

export const evolveRecord = (record: KeptRecord, event: RecordEvent): KeptRecord => {
  switch (event.type) {
    case "RecordBegun": {
      const { kind, edition, ...entry } = event.data;
      return { ...record, begun: { kind, edition }, entries: [entry] };
    }
    case "RecordStepped":
    case "RecordAmended":
      return { ...record, entries: [...record.entries, event.data] };
    case "RecordPersonNamed":
      return { ...record, names: { ...record.names, [event.data.person]: event.personal?.fields.name ?? null } };
  }
};
