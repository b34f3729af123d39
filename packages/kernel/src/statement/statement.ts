import type { Bilingual } from "../json.ts";

/** What an attestation says (ISO/IEC 17000 7.3); a certificate's content by ISO/IEC 17021-1 8.2.2. Dates are ISO. */
export type Attested = {
  /** Public number: the body's prefix and its own counter. */
  readonly number: string;
  /** As it is printed: 职业健康安全管理体系认证证书. */
  readonly title: Bilingual;
  readonly body: { readonly id: string; readonly name: Bilingual };
  readonly holder: { readonly id: string; readonly name: Bilingual };
  readonly scope: Bilingual;
  readonly sites: readonly { readonly name: Bilingual; readonly address: Bilingual }[];
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

/** ISO/IEC 17000 8.2 to 8.5; `cancelled` is 注销, the withdrawal that the holder asked for. */
export type Standing = "in-force" | "suspended" | "withdrawn" | "cancelled" | "expired";

export type StandingChange = {
  readonly standing: Standing;
  /** First day on which it holds. */
  readonly from: string;
  /** Reason code of the rule pack or scheme; null for issue and expiry. */
  readonly reason: string | null;
  readonly note: string;
};

export type Statement = {
  readonly attested: Attested | null;
  /** In the order of their recording; the dates never run backwards. */
  readonly changes: readonly StandingChange[];
};

type Change = { readonly from: string; readonly reason: string; readonly note: string };

export type StatementEvent =
  | { readonly type: "StatementIssued"; readonly data: Attested }
  | { readonly type: "StatementSuspended"; readonly data: Change }
  | { readonly type: "StatementRestored"; readonly data: Change }
  | { readonly type: "StatementWithdrawn"; readonly data: Change }
  | { readonly type: "StatementCancelled"; readonly data: Change }
  | { readonly type: "StatementExpired"; readonly data: { readonly from: string } };

export const noStatement: Statement = { attested: null, changes: [] };

const changed = (state: Statement, standing: Standing, { from, reason, note }: Change): Statement => ({
  ...state,
  changes: [...state.changes, { standing, from, reason, note }],
});

export const evolveStatement = (state: Statement, event: StatementEvent): Statement => {
  switch (event.type) {
    case "StatementIssued":
      return {
        attested: event.data,
        changes: [{ standing: "in-force", from: event.data.validFrom, reason: null, note: "" }],
      };
    case "StatementSuspended":
      return changed(state, "suspended", event.data);
    case "StatementRestored":
      return changed(state, "in-force", event.data);
    case "StatementWithdrawn":
      return changed(state, "withdrawn", event.data);
    case "StatementCancelled":
      return changed(state, "cancelled", event.data);
    case "StatementExpired":
      return {
        ...state,
        changes: [...state.changes, { standing: "expired", from: event.data.from, reason: null, note: "" }],
      };
  }
};

/** What an outsider may be told of a day: `not-yet` before the first day of validity. */
export type StandingOn = Standing | "not-yet";

/**
 * The standing on any day, past ones included. After the last day of validity a statement has expired, whether or not the
 * expiry was recorded yet, unless it had ended otherwise before.
 */
export const standingOn = (state: Statement, on: string): StandingOn => {
  const { attested } = state;
  if (attested === null) return "not-yet";
  const reached = state.changes.filter(({ from }) => from <= on).at(-1)?.standing ?? "not-yet";
  const isOver = on > attested.validUntil;
  return isOver && (reached === "in-force" || reached === "suspended") ? "expired" : reached;
};
