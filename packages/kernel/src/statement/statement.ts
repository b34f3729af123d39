import type { Bilingual } from "../json.ts";
import type { Standing } from "./standing-edges.ts";
import type { ChangeData, ClosedAct, StatementEvent } from "./statement-event.ts";

export type Site = { readonly name: Bilingual; readonly address: Bilingual };

/** What an attestation says (ISO/IEC 17000 7.3); a certificate's content by ISO/IEC 17021-1 8.2.2. Dates are ISO. */
export type Attested = {
  /** Public number: the body's prefix and its own counter. */
  readonly number: string;
  /** As it is printed: 职业健康安全管理体系认证证书. */
  readonly title: Bilingual;
  readonly body: { readonly id: string; readonly name: Bilingual };
  readonly holder: { readonly id: string; readonly name: Bilingual };
  readonly scope: Bilingual;
  readonly sites: readonly Site[];
  /** Document and edition against which the object was assessed. */
  readonly standard: Bilingual;
  readonly scheme: string;
  readonly edition: string;
  readonly issuedOn: string;
  readonly validFrom: string;
  /** The last day on which it is valid. */
  readonly validUntil: string;
  /** The case and the decision it rests on, and the digest of that case's file when it was decided. */
  readonly caseId: string;
  readonly decision: string;
  readonly caseDigest: string;
};

/** The case whose decision an act rests on, and the digest of its file when it was decided. */
export type StatementBasis = Pick<Attested, "caseId" | "decision" | "caseDigest">;

export const editionKinds = ["extended", "reduced", "changed"] as const;
export type EditionKind = (typeof editionKinds)[number];

/** For whom, for what and where: whole values, so that no reader has to add up changes. */
export type Said = Pick<Attested, "holder" | "scope" | "sites">;

/** What it says from a day on. */
export type StatementEdition = Said & StatementBasis & { readonly from: string; readonly kind: "issued" | EditionKind };

/** One period of validity; a recertification begins the next (ISO/IEC 17021-1 9.6.3.2). */
export type StatementCycle = Pick<Attested, "standard" | "edition" | "issuedOn" | "validFrom" | "validUntil"> &
  StatementBasis;

/** One act in the life of a statement, and where it left it. */
export type StandingChange = {
  readonly act: ClosedAct;
  readonly standing: Standing;
  /** First day on which it holds. */
  readonly from: string;
  /** The day on which it was written down; null in histories of before it was kept. */
  readonly recordedOn: string | null;
  /** Reason code of the content; null where the act is its own reason. */
  readonly reason: string | null;
  readonly note: string;
  /** The decision of a case; null where the body's desk decided. */
  readonly decision: string | null;
  /** How many editions and cycles there are with this act: the last of them is what holds. */
  readonly editions: number;
  readonly cycles: number;
};

export type Surveillance = StatementBasis & {
  /** Last day of the surveillance: the next is counted from it. */
  readonly on: string;
};

export type Transfer = {
  readonly body: Bilingual;
  readonly number: string;
  readonly on: string;
  /** Where the receiving body's word was seen. */
  readonly evidence: string;
};

export type Statement = {
  /** As it was first issued. */
  readonly attested: Attested | null;
  /** In the order of their recording; the dates never run backwards. */
  readonly changes: readonly StandingChange[];
  readonly editions: readonly StatementEdition[];
  readonly cycles: readonly StatementCycle[];
  readonly surveillances: readonly Surveillance[];
  readonly transferred: Transfer | null;
};

export const noStatement: Statement = {
  attested: null,
  changes: [],
  editions: [],
  cycles: [],
  surveillances: [],
  transferred: null,
};

const issued = (attested: Attested): Statement => {
  const { caseId, decision, caseDigest, holder, scope, sites, standard, edition } = attested;
  const { issuedOn, validFrom, validUntil } = attested;
  const basis: StatementBasis = { caseId, decision, caseDigest };
  return {
    attested,
    editions: [{ ...basis, holder, scope, sites, from: validFrom, kind: "issued" }],
    cycles: [{ ...basis, standard, edition, issuedOn, validFrom, validUntil }],
    surveillances: [],
    transferred: null,
    changes: [
      {
        act: "issued",
        standing: "in-force",
        from: validFrom,
        recordedOn: null,
        reason: null,
        note: "",
        decision,
        editions: 1,
        cycles: 1,
      },
    ],
  };
};

type Told = {
  readonly [Key in keyof ChangeData]?: ChangeData[Key] | null;
} & { readonly from: string };

const acted = (
  state: Statement,
  act: ClosedAct,
  standing: Standing,
  { from, recordedOn, reason, note, decision }: Told,
): Statement => ({
  ...state,
  changes: [
    ...state.changes,
    {
      act,
      standing,
      from,
      recordedOn: recordedOn ?? null,
      reason: reason ?? null,
      note: note ?? "",
      decision: decision ?? null,
      editions: state.editions.length,
      cycles: state.cycles.length,
    },
  ],
});

/** The standing that was recorded last. */
const lastStanding = (state: Statement): Standing => state.changes.at(-1)?.standing ?? "in-force";

const standingBefore = (state: Statement, act: ClosedAct): Standing => {
  const at = state.changes.findLastIndex((change) => change.act === act);
  return state.changes[at - 1]?.standing ?? "in-force";
};

export const evolveStatement = (state: Statement, event: StatementEvent): Statement => {
  switch (event.type) {
    case "StatementIssued":
      return issued(event.data);
    case "StatementSuspended":
      return acted(state, "suspended", "suspended", event.data);
    case "StatementRestored":
      return acted(state, "restored", "in-force", event.data);
    case "StatementWithdrawn":
      return acted(state, "withdrawn", "withdrawn", event.data);
    case "StatementCancelled":
      return acted(state, "cancelled", "cancelled", event.data);
    case "StatementExpired":
      return acted(state, "expired", "expired", event.data);
    case "StatementMaintained": {
      const { on, basis, from, recordedOn } = event.data;
      const kept = { ...state, surveillances: [...state.surveillances, { ...basis, on }] };
      return acted(kept, "maintained", lastStanding(state), { from, recordedOn, decision: basis.decision });
    }
    case "StatementAmended": {
      const { kind, from, recordedOn, basis, holder, scope, sites, note } = event.data;
      const amended = { ...state, editions: [...state.editions, { ...basis, holder, scope, sites, from, kind }] };
      return acted(amended, kind, lastStanding(state), { from, recordedOn, note, decision: basis.decision });
    }
    case "StatementRenewed": {
      const { basis, recordedOn, ...cycle } = event.data;
      const renewed = { ...state, cycles: [...state.cycles, { ...basis, ...cycle }] };
      return acted(renewed, "renewed", "in-force", { from: cycle.validFrom, recordedOn, decision: basis.decision });
    }
    case "StatementTransferred": {
      const { recordedOn, note, ...transferred } = event.data;
      return acted({ ...state, transferred }, "transferred", "transferred", {
        from: transferred.on,
        recordedOn,
        note,
      });
    }
    case "StatementReinstated": {
      const { from, recordedOn, note, remedy } = event.data;
      // What the withdrawal ended stands again: a statement that was suspended then is suspended still.
      const standing = standingBefore(state, "withdrawn");
      return acted(state, "reinstated", standing, { from, recordedOn, note, reason: remedy.kind, decision: remedy.id });
    }
  }
};

/** The acts that hold on a day, the last of them first. */
const reachedOn = ({ changes }: Pick<Statement, "changes">, on: string): StandingChange | null =>
  changes.findLast(({ from }) => from <= on) ?? null;

/** What an outsider may be told of a day: `not-yet` before the first day of validity. */
export type StandingOn = Standing | "not-yet";

/**
 * The standing on any day, past ones included. After the last day of validity a statement has expired, whether or not the
 * expiry was recorded yet, unless it had ended otherwise before.
 */
export const standingOn = (state: Pick<Statement, "changes" | "cycles">, on: string): StandingOn => {
  const reached = reachedOn(state, on);
  if (reached === null) return "not-yet";
  const until = state.cycles[reached.cycles - 1]?.validUntil ?? "";
  const isRunning: boolean = reached.standing === "in-force" || reached.standing === "suspended";
  return isRunning && on > until ? "expired" : reached.standing;
};

/** For whom, for what and where it was said on a day; null before the first. */
export const editionOn = (state: Statement, on: string): StatementEdition | null =>
  state.editions[(reachedOn(state, on)?.editions ?? 0) - 1] ?? null;

/** The first day on which it has expired: after its last day, and never before what was recorded last. */
export const expiresOn = ({ cycles, changes }: Statement): string => {
  const until = cycles.at(-1)?.validUntil ?? "9999-12-30";
  const after = Temporal.PlainDate.from(until).add({ days: 1 }).toString();
  const latest = changes.at(-1)?.from ?? "";
  return after < latest ? latest : after;
};

export const scopeOn = (state: Statement, on: string): Bilingual | null => editionOn(state, on)?.scope ?? null;

export const sitesOn = (state: Statement, on: string): readonly Site[] => editionOn(state, on)?.sites ?? [];

/** The whole statement as it read with an act: what is printed, signed and logged then. */
export const attestedWith = (state: Statement, { editions, cycles }: StandingChange): Attested => {
  const { attested } = state;
  const edition = state.editions[editions - 1];
  const cycle = state.cycles[cycles - 1];
  if (attested === null || edition === undefined || cycle === undefined) throw new Error("it was never issued");
  const { from, kind: _, holder, scope, sites, ...editionBasis } = edition;
  const latest = editions > 1 && from > cycle.issuedOn ? { issuedOn: from, ...editionBasis } : {};
  return { ...attested, ...cycle, holder, scope, sites, ...latest };
};
