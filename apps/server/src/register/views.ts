import {
  holdsOn,
  type Lack,
  lacks,
  openContradictions,
  type Risk,
  riskCells,
  riskState,
  riskWarnings,
  stands,
  yearCounts,
} from "@touchstone/register";
import { type Check, type endedOn, type overtakenOn, readDateOf } from "./laws.ts";

export type Row = { readonly id: string; readonly version: number; readonly state: Risk };

/** As of which day the view speaks, and the law base's answers on it. */
export type AsOf = {
  readonly on: string;
  readonly check: (title: string, printed: ReturnType<typeof readDateOf>) => Check;
  readonly overtaken: ReturnType<typeof overtakenOn>;
  readonly ended: ReturnType<typeof endedOn>;
};

export const summaryView =
  ({ on, check, overtaken, ended }: AsOf) =>
  ({ id, version, state }: Row) => ({
    id,
    version,
    no: state.identified?.no ?? "",
    title: state.identified?.title ?? "",
    harm: state.identified?.harm ?? "",
    owner: state.owner,
    area: state.area,
    sites: [...state.sites],
    state: riskState(state, on),
    lines: state.lines.map((line) => {
      const date = readDateOf(line.printedDate);
      return {
        id: line.id,
        title: line.title,
        printedDate: line.printedDate,
        printed: { ...line.printed },
        date,
        check: check(line.title, date),
        clauses: line.clauses.map((clause) => ({
          ...clause,
          overtakenBy: overtaken(clause),
          endedOn: ended(clause),
        })),
        withdrawn: line.withdrawn,
      };
    }),
    cells: riskCells(state).map((cells) => [...cells]),
    withdrawn: state.withdrawn,
    year: [...yearCounts(state, Temporal.PlainDate.from(on).year)],
  });

const lackView = (lack: Lack) => ({
  column: lack.column,
  what: lack.what,
  line: "line" in lack ? lack.line : null,
  text: "title" in lack ? lack.title : "text" in lack ? lack.text : null,
});

export const riskView = (asOf: AsOf) => (row: Row) => {
  const { state } = row;
  const unanswered = new Set(openContradictions(state).map(({ id }) => id));
  return {
    ...summaryView(asOf)(row),
    importedFrom: state.importedFrom,
    objectives: state.objectives.map(({ counts, ...objective }) => ({
      ...objective,
      ...(counts === undefined ? {} : { counts: { ...counts, outcomes: [...counts.outcomes] } }),
    })),
    controls: state.controls.map((control) => ({ ...control, documents: [...control.documents] })),
    monitoring: [...state.monitoring],
    assignments: state.assignments.map((assignment) => ({ ...assignment, lapsed: assignment.until < asOf.on })),
    evidence: state.evidence.map((one) => ({
      ...one,
      holds: one.unlinked === null && holdsOn(one, asOf.on),
      unanswered: unanswered.has(one.id),
    })),
    evaluations: state.evaluations.map((evaluation) => {
      const { grounds: _, ...shown } = evaluation;
      return { ...shown, evidence: [...shown.evidence], stands: stands(state, evaluation, asOf.on) };
    }),
    corrections: [...state.corrections],
    reviews: state.reviews.map((review) => ({ ...review, touched: [...review.touched] })),
    lacks: lacks(state, asOf.on).map(lackView),
    warnings: [...riskWarnings(state)],
  };
};
