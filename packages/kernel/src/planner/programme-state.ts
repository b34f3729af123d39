import type { Corridor } from "./corridor.ts";
import type { Cover } from "./coverage.ts";

export const visitKinds = ["surveillance", "recertification", "special", "short-notice"] as const;
export type VisitKind = (typeof visitKinds)[number];

export type VisitPlan = {
  readonly kind: VisitKind;
  readonly from: string;
  readonly to: string;
  /** Auditor days. */
  readonly days: number;
  readonly sites: readonly string[];
  readonly team: readonly string[];
  readonly covers: readonly Cover[];
  /** Why it comes before its corridor opens; null where it does not. */
  readonly reason: string | null;
};

type Named = { readonly by: string; readonly on: string };

export type Visit = VisitPlan & {
  readonly id: string;
  /** The corridor that it was first planned in, as it was judged then; null where its kind has none. */
  readonly corridor: Corridor | null;
  readonly moves: readonly ({ readonly from: string; readonly to: string; readonly reason: string } & Named)[];
  /** Its last day on site as it was, and the case that documents it. */
  readonly held: { readonly on: string; readonly caseId: string | null } | null;
  readonly dropped: { readonly reason: string; readonly on: string } | null;
};

/** What a body wants to see over one cycle of a certified client, and the visits by which it will. */
export type AuditProgramme = {
  readonly statement: string | null;
  readonly wanted: readonly Cover[];
  readonly visits: readonly Visit[];
};

export type ProgrammeEvent =
  | {
      readonly type: "CoverageWanted";
      readonly data: { readonly statement: string; readonly wanted: readonly Cover[] } & Named;
    }
  | {
      readonly type: "VisitPlanned";
      readonly data: VisitPlan & {
        readonly id: string;
        readonly statement: string;
        readonly corridor: Corridor | null;
      } & Named;
    }
  | {
      readonly type: "VisitMoved";
      readonly data: {
        readonly visit: string;
        readonly from: string;
        readonly to: string;
        readonly days: number;
        readonly reason: string;
      } & Named;
    }
  | {
      readonly type: "VisitHeld";
      readonly data: {
        readonly visit: string;
        readonly lastDay: string;
        readonly caseId: string | null;
      } & Named;
    }
  | { readonly type: "VisitDropped"; readonly data: { readonly visit: string; readonly reason: string } & Named };

export const noProgramme: AuditProgramme = { statement: null, wanted: [], visits: [] };

const changed = (state: AuditProgramme, id: string, change: (visit: Visit) => Visit): AuditProgramme => ({
  ...state,
  visits: state.visits.map((visit) => (visit.id === id ? change(visit) : visit)),
});

export const evolveProgramme = (state: AuditProgramme, event: ProgrammeEvent): AuditProgramme => {
  switch (event.type) {
    case "CoverageWanted":
      return { ...state, statement: event.data.statement, wanted: event.data.wanted };
    case "VisitPlanned": {
      const { statement, by: _, on: __, ...plan } = event.data;
      return { ...state, statement, visits: [...state.visits, { ...plan, moves: [], held: null, dropped: null }] };
    }
    case "VisitMoved": {
      const { visit: id, from, to, days, reason, by, on } = event.data;
      return changed(state, id, (visit) => ({
        ...visit,
        from,
        to,
        days,
        moves: [...visit.moves, { from: visit.from, to: visit.to, reason, by, on }],
      }));
    }
    case "VisitHeld":
      return changed(state, event.data.visit, (visit) => ({
        ...visit,
        held: { on: event.data.lastDay, caseId: event.data.caseId },
      }));
    case "VisitDropped":
      return changed(state, event.data.visit, (visit) => ({
        ...visit,
        dropped: { reason: event.data.reason, on: event.data.on },
      }));
  }
};
