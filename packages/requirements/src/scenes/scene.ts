import type { Bilingual, Refusal } from "@touchstone/kernel";
import type { DutyForm } from "./duty-form.ts";

/** Who did something, under which name, on which legal day and at which instant. */
export type Stamp = { readonly by: string; readonly name: string; readonly on: string; readonly at: string };
export type Reasoned = Stamp & { readonly why: string };

/** An article as it stood when somebody approved; no digest where the server held no text. */
export type Basis = {
  readonly family: string;
  readonly version: string;
  readonly article: string;
  readonly digest: string | null;
};

export type Origin = { readonly scene: string; readonly obligation: string };
export type Proposal = { readonly form: DutyForm; readonly proposed: Stamp };

/** One obligation of a scene. `approved` counts; `pending` waits for another person, also where it would replace. */
export type SceneEntry = {
  readonly id: string;
  /** Where it was copied from. */
  readonly origin: Origin | null;
  readonly pending: Proposal | null;
  readonly returned: Reasoned | null;
  readonly approved: (Proposal & { readonly approval: Stamp; readonly basis: readonly Basis[] }) | null;
  readonly withdrawn: Reasoned | null;
};

/** A scene that editors write: obligations that count once a second person approved them. */
export type Scene = {
  readonly key: string;
  /** Letters before the numbers of its obligations. */
  readonly prefix: string;
  readonly title: Bilingual;
  /** The scene it was copied from. */
  readonly from: string | null;
  readonly opened: Stamp | null;
  readonly entries: readonly SceneEntry[];
  readonly withdrawn: Reasoned | null;
};

export type CopiedDuty = { readonly obligation: string; readonly form: DutyForm };

export type SceneCommand =
  | {
      readonly type: "OpenScene";
      readonly key: string;
      readonly prefix: string;
      readonly title: Bilingual;
      readonly copy: { readonly scene: string; readonly duties: readonly CopiedDuty[] } | null;
    }
  /** Without an id a new one; with an id the next text of that one. */
  | { readonly type: "ProposeObligation"; readonly id: string | null; readonly form: DutyForm }
  | { readonly type: "ApproveObligations"; readonly ids: readonly string[] }
  | { readonly type: "ReturnObligation"; readonly id: string; readonly why: string }
  | { readonly type: "WithdrawObligation"; readonly id: string; readonly why: string }
  | { readonly type: "WithdrawScene"; readonly why: string };

export type SceneEvent =
  | {
      readonly type: "SceneOpened";
      readonly data: Stamp & {
        readonly key: string;
        readonly prefix: string;
        readonly title: Bilingual;
        readonly from: string | null;
      };
    }
  | {
      readonly type: "ObligationProposed";
      readonly data: Stamp & { readonly id: string; readonly origin: Origin | null; readonly form: DutyForm };
    }
  | {
      readonly type: "ObligationsApproved";
      readonly data: Stamp & {
        readonly items: readonly { readonly id: string; readonly basis: readonly Basis[] }[];
      };
    }
  | { readonly type: "ObligationReturned"; readonly data: Reasoned & { readonly id: string } }
  | { readonly type: "ObligationWithdrawn"; readonly data: Reasoned & { readonly id: string } }
  | { readonly type: "SceneWithdrawn"; readonly data: Reasoned };

/** What the law base and the organisation's other scenes say; read by the server before the decision. */
export type SceneFacts = {
  readonly name: string;
  readonly takenKeys: readonly string[];
  readonly takenPrefixes: readonly string[];
  /** References of the proposed form that the law base does not know: FAMILY or FAMILY ARTICLE. */
  readonly unknown: readonly string[];
  /** The articles that pending forms rest on today, by obligation. */
  readonly basis: Readonly<Record<string, readonly Basis[]>>;
};

export type SceneCode =
  | "scene-key-taken"
  | "scene-prefix-taken"
  | "scene-exists"
  | "scene-full"
  | "scene-withdrawn"
  | "scene-provision-unknown"
  | "scene-record-unknown"
  | "scene-record-in-use"
  | "scene-obligation-unknown"
  | "scene-nothing-pending"
  | "scene-same-person";
export type SceneRefusal = Refusal<SceneCode>;

/** As many obligations as one scene may hold. */
export const sceneLimit = 500;

/** An entry that stands, whether it waits or counts. */
export const isLive = ({ withdrawn }: SceneEntry): boolean => withdrawn === null;

/** What counts of a scene. */
export const approvedEntries = ({ entries, withdrawn }: Scene): readonly SceneEntry[] =>
  withdrawn === null ? entries.filter((entry) => isLive(entry) && entry.approved !== null) : [];
