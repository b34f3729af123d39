import type { Refusal } from "@touchstone/kernel";
import type { Doer } from "../risk.ts";

/** What the person says of a file. */
export type EvidenceAbout = {
  readonly takenOn: string;
  readonly place: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Kind of record of the law base, for its retention; null where nobody said. */
  readonly record: string | null;
  readonly note: string;
};

export type EvidenceFile = {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
};

/** `by` names the scanner; `found` what it found. */
export type VirusScan = {
  readonly state: "not-scanned" | "clean" | "infected";
  readonly by: string;
  readonly found: string;
};

/** One file that serves as evidence, for as many rows as it speaks of. Its stream is named by owner and digest. */
export type EvidenceItem = {
  readonly file: EvidenceFile | null;
  readonly about: EvidenceAbout;
  readonly scan: VirusScan;
  readonly at: string;
  readonly by: Doer;
  /** Seconds by which the device's clock was off the server's; null where it agreed or was not told. */
  readonly clockOff: number | null;
  /** Somebody asked for its destruction, and nobody has confirmed it yet. */
  readonly asked: { readonly on: string; readonly reason: string; readonly by: Doer } | null;
  readonly destroyed: {
    readonly on: string;
    readonly reason: string;
    /** Until when the rules kept it, and which. */
    readonly free: string;
    readonly rules: readonly string[];
    readonly by: Doer;
  } | null;
};

export const noEvidence: EvidenceItem = {
  file: null,
  about: { takenOn: "", place: "", validFrom: null, validUntil: null, record: null, note: "" },
  scan: { state: "not-scanned", by: "", found: "" },
  at: "",
  by: { person: "", name: null },
  clockOff: null,
  asked: null,
  destroyed: null,
};

export type ItemCommand =
  | {
      readonly type: "RegisterEvidence";
      readonly file: EvidenceFile;
      readonly about: EvidenceAbout;
      readonly scan: VirusScan;
      /** What the device's clock said, as an instant. */
      readonly deviceTime: string | null;
    }
  | { readonly type: "CorrectEvidence"; readonly about: EvidenceAbout }
  | { readonly type: "AskDestruction"; readonly reason: string }
  /** By another person than the one who asked. */
  | { readonly type: "ConfirmDestruction" }
  | { readonly type: "WithdrawDestruction"; readonly reason: string };

/** What other streams and the law base say; only destruction asks. */
export type ItemFacts = {
  readonly actorName: string;
  /** Rows that the item still serves. */
  readonly linked: number;
  /** Another event of the organisation names the same bytes. */
  readonly isNamedElsewhere: boolean;
  readonly kept: {
    /** The day from which the term counts: the latest that was ever said. */
    readonly since: string;
    readonly free: string;
    readonly rules: readonly string[];
  } | null;
};

export type ItemCode =
  | "evidence-exists"
  | "evidence-item-unknown"
  | "evidence-taken-in-future"
  | "evidence-period-reversed"
  | "evidence-destroyed"
  | "evidence-still-linked"
  | "evidence-named-elsewhere"
  | "evidence-kept"
  | "destruction-asked"
  | "destruction-not-asked"
  | "destruction-own-request";
export type ItemRefusal = Refusal<ItemCode>;

type Named<Type extends string, Data> = { readonly type: Type; readonly data: Data };
type Done<Type extends string, Data> = Named<Type, Data & { readonly person: string }> & {
  readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
};

export type ItemEvent =
  | Done<
      "EvidenceRegistered",
      EvidenceFile & {
        readonly about: EvidenceAbout;
        readonly scan: VirusScan;
        readonly at: string;
        readonly clockOff: number | null;
      }
    >
  /** `size`, not `bytes`: what says digest and bytes promises that the file can be had (`namedFiles`). */
  | Done<
      "InfectedEvidenceKeptApart",
      Omit<EvidenceFile, "bytes"> & {
        readonly size: number;
        readonly about: EvidenceAbout;
        readonly scan: VirusScan;
        readonly at: string;
        readonly clockOff: number | null;
      }
    >
  | Named<"EvidenceCorrected", EvidenceAbout>
  | Done<"DestructionAsked" | "DestructionWithdrawn", { readonly reason: string; readonly on: string }>
  | Done<
      "EvidenceDestroyed",
      {
        readonly digest: string;
        readonly reason: string;
        readonly on: string;
        readonly free: string;
        readonly rules: readonly string[];
      }
    >;
