import type { WrittenColumn } from "./change-set/cell.ts";
import type { LinkedFile } from "./evidence/linked.ts";
import type {
  Clause,
  Control,
  Doer,
  Evaluation,
  Evidence,
  Line,
  Monitoring,
  Review,
  Risk,
  SetObjective,
  Written,
} from "./risk.ts";
import { type WorkAssigned, withAssignment } from "./work.ts";

type Named<Type extends string, Data> = { readonly type: Type; readonly data: Data };
/** The doer's name travels beside the data, sealed under that person's key. */
type Done<Type extends string, Data> = Named<Type, Data & { readonly person: string }> & {
  readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
};

type WithoutDoer<Fact> = Omit<Fact, "by">;

/** What changes of cells write beside the acts above, and what takes them back. */
type ChangeEvent =
  | Named<"RiskRetitled", { readonly no: string; readonly title: string; readonly harm: string }>
  | Named<"DocumentCorrected", { readonly line: string; readonly title: string; readonly printedDate: string }>
  | Named<"DocumentReinstated", { readonly line: string }>
  | Named<"DocumentTakenBack", { readonly line: string }>
  | Named<"CellWritten", { readonly line: string | null; readonly column: WrittenColumn; readonly text: string }>
  | Named<"PlanItemTakenBack", { readonly item: string }>
  | Named<"RiskWithdrawn", { readonly reason: string | null }>
  | Named<"RiskReinstated", Record<never, never>>;

export type RiskEvent =
  | Named<
      "RiskIdentified",
      { readonly title: string; readonly harm: string; readonly owner: string; readonly area: string }
    >
  | Named<
      "RiskImported",
      {
        readonly no: string;
        readonly title: string;
        readonly file: string;
        readonly lines: readonly Pick<Line, "id" | "title" | "printedDate" | "printed">[];
      }
    >
  | Named<"RiskAssigned", { readonly owner: string; readonly area: string }>
  | Named<"RiskPlaced", { readonly sites: readonly string[] }>
  | Named<"DocumentAdded", Pick<Line, "id" | "title" | "printedDate">>
  | Named<"DocumentWithdrawn", { readonly line: string; readonly reason: string }>
  | ChangeEvent
  | Named<"ClauseExtracted", Clause & { readonly line: string }>
  | Named<"ObjectiveSet", SetObjective & { readonly id: string }>
  | Named<"ControlSet", Control>
  | Named<"MonitoringSet", Monitoring>
  | WorkAssigned
  /** Of the first release: a file of one row alone. Read for ever, written no more (decision 0017). */
  | Done<"EvidenceAttached", WithoutDoer<Omit<Evidence, "item" | "validFrom" | "validUntil" | "unlinked">>>
  | Done<"EvidenceLinked", LinkedFile & { readonly id: string; readonly attachedAt: string }>
  | Named<"EvidenceUnlinked", { readonly id: string; readonly reason: string; readonly on: string }>
  | Named<"EvidenceNoted", Pick<LinkedFile, "item" | "on" | "validFrom" | "validUntil">>
  | Done<"RowEvaluated", WithoutDoer<Omit<Evaluation, "overtaken">>>
  | Named<
      "CorrectionPlanned",
      {
        readonly id: string;
        readonly evaluation: string;
        readonly cause: string;
        readonly action: string;
        readonly due: string;
      }
    >
  | Done<"CorrectionDone", { readonly correction: string; readonly what: string; readonly on: string }>
  | Done<
      "CorrectionVerified",
      {
        readonly correction: string;
        readonly outcome: "effective" | "ineffective";
        readonly finding: string;
        readonly on: string;
      }
    >
  | Named<"ReviewRequired", Omit<Review, "conclusion">>
  | Named<"ReviewConcluded", { readonly family: string; readonly version: string; readonly conclusion: string }>;

const doer = (event: {
  readonly data: { readonly person: string };
  readonly personal: { readonly fields: { readonly name: string } } | null;
}): Doer => ({
  person: event.data.person,
  name: event.personal?.fields.name ?? null,
});

/** A judgement holds for the plan that it judged: a change of law, objective, control or monitoring overtakes it. */
const overtake = (risk: Risk): Risk => ({
  ...risk,
  evaluations: risk.evaluations.map((evaluation) => ({ ...evaluation, overtaken: true })),
});

const put = <Item extends { readonly id: string }>(items: readonly Item[], item: Item): readonly Item[] =>
  items.some(({ id }) => id === item.id) ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item];

/** Whoever changes its words or how often says nothing of what it counts: that stays until it is said, or ended by null. */
const setAnew = (objectives: Risk["objectives"], { counts, ...said }: SetObjective & { readonly id: string }) => {
  const kept = counts === undefined ? objectives.find(({ id }) => id === said.id)?.counts : (counts ?? undefined);
  return kept === undefined ? said : { ...said, counts: kept };
};

const onLine = (risk: Risk, id: string, change: (line: Line) => Line): Risk => ({
  ...risk,
  lines: risk.lines.map((line) => (line.id === id ? change(line) : line)),
});

const withCell = (written: Written, column: WrittenColumn, text: string): Written => {
  const { [column]: _, ...others } = written;
  return text === "" ? others : { ...others, [column]: text };
};

export const evolveRisk = (risk: Risk, event: RiskEvent): Risk => {
  switch (event.type) {
    case "RiskIdentified": {
      const { title, harm, owner, area } = event.data;
      return { ...risk, identified: { no: "", title, harm }, owner, area };
    }
    case "RiskImported": {
      const { no, title, file, lines } = event.data;
      return {
        ...risk,
        identified: { no, title, harm: "" },
        importedFrom: file,
        lines: lines.map((line) => ({ ...line, clauses: [], withdrawn: null })),
      };
    }
    case "RiskAssigned":
      return { ...risk, owner: event.data.owner, area: event.data.area };
    case "RiskRetitled":
      return { ...risk, identified: event.data };
    case "DocumentCorrected": {
      const { line, title, printedDate } = event.data;
      return overtake(onLine(risk, line, (one) => ({ ...one, title, printedDate })));
    }
    case "DocumentReinstated":
      return overtake(onLine(risk, event.data.line, (one) => ({ ...one, withdrawn: null })));
    case "DocumentTakenBack":
      return overtake({ ...risk, lines: risk.lines.filter(({ id }) => id !== event.data.line) });
    case "CellWritten": {
      const { line, column, text } = event.data;
      if (line === null) return { ...risk, written: withCell(risk.written, column, text) };
      return onLine(risk, line, (one) => ({ ...one, printed: withCell(one.printed, column, text) }));
    }
    case "PlanItemTakenBack": {
      const others = <Item extends { readonly id: string }>(items: readonly Item[]) =>
        items.filter(({ id }) => id !== event.data.item);
      const { objectives, controls, monitoring } = risk;
      return overtake({
        ...risk,
        objectives: others(objectives),
        controls: others(controls),
        monitoring: others(monitoring),
      });
    }
    case "RiskWithdrawn":
      return { ...risk, withdrawn: event.data };
    case "RiskReinstated":
      return { ...risk, withdrawn: null };
    case "RiskPlaced":
      return { ...risk, sites: event.data.sites };
    case "DocumentAdded":
      return overtake({
        ...risk,
        lines: [...risk.lines, { ...event.data, printed: {}, clauses: [], withdrawn: null }],
      });
    case "DocumentWithdrawn": {
      const { line, reason } = event.data;
      const lines = risk.lines.map((one) => (one.id === line ? { ...one, withdrawn: { reason } } : one));
      return overtake({ ...risk, lines });
    }
    case "ClauseExtracted": {
      const { line, ...clause } = event.data;
      const lines = risk.lines.map((one) => (one.id === line ? { ...one, clauses: put(one.clauses, clause) } : one));
      return overtake({ ...risk, lines });
    }
    case "ObjectiveSet":
      return overtake({ ...risk, objectives: put(risk.objectives, setAnew(risk.objectives, event.data)) });
    case "ControlSet":
      return overtake({ ...risk, controls: put(risk.controls, event.data) });
    case "MonitoringSet":
      return overtake({ ...risk, monitoring: put(risk.monitoring, event.data) });
    case "WorkAssigned":
      return withAssignment(risk, event);
    case "EvidenceAttached": {
      const { id, digest, name, mediaType, bytes, objective, on, attachedAt } = event.data;
      const file = { id, digest, name, mediaType, bytes, objective, on, attachedAt, by: doer(event) };
      const evidence = { ...file, item: null, validFrom: null, validUntil: null, unlinked: null };
      return { ...risk, evidence: [...risk.evidence, evidence] };
    }
    case "EvidenceLinked": {
      const { person: _by, ...file } = event.data;
      return { ...risk, evidence: [...risk.evidence, { ...file, by: doer(event), unlinked: null }] };
    }
    case "EvidenceUnlinked": {
      const { id, reason, on } = event.data;
      const evidence = risk.evidence.map((one) => (one.id === id ? { ...one, unlinked: { reason, on } } : one));
      // A judgement that rests on it rests on nothing now.
      const evaluations = risk.evaluations.map((one) =>
        one.evidence.includes(id) ? { ...one, overtaken: true } : one,
      );
      return { ...risk, evidence, evaluations };
    }
    case "EvidenceNoted": {
      const { item, on, validFrom, validUntil } = event.data;
      const evidence = risk.evidence.map((one) =>
        one.item === item && one.unlinked === null ? { ...one, on, validFrom, validUntil } : one,
      );
      return { ...risk, evidence };
    }
    case "RowEvaluated": {
      const { id, outcome, finding, evidence, on, competence } = event.data;
      const evaluation = { id, outcome, finding, evidence, on, competence, by: doer(event), overtaken: false };
      return { ...risk, evaluations: [...risk.evaluations, evaluation] };
    }
    case "CorrectionPlanned":
      return { ...risk, corrections: [...risk.corrections, { ...event.data, done: null, verified: null }] };
    case "CorrectionDone": {
      const { correction, what, on } = event.data;
      const done = { what, on, by: doer(event) };
      return { ...risk, corrections: risk.corrections.map((one) => (one.id === correction ? { ...one, done } : one)) };
    }
    case "CorrectionVerified": {
      const { correction, outcome, finding, on } = event.data;
      const verified = { outcome, finding, on, by: doer(event) };
      return {
        ...risk,
        corrections: risk.corrections.map((one) => (one.id === correction ? { ...one, verified } : one)),
      };
    }
    case "ReviewRequired":
      return { ...risk, reviews: [...risk.reviews, { ...event.data, conclusion: null }] };
    case "ReviewConcluded": {
      const { family, version, conclusion } = event.data;
      const reviews = risk.reviews.map((one) =>
        one.family === family && one.version === version && one.conclusion === null ? { ...one, conclusion } : one,
      );
      return { ...risk, reviews };
    }
  }
};
