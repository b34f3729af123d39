import type { Data, Json } from "@touchstone/kernel";
import { isList, isObject } from "@touchstone/kernel";
import type { PartFact } from "./clause-table.ts";
import type { FigureFact } from "./review-inputs.ts";
import type { Thing } from "./thing.ts";

/** A record of the management system as it stood on a day. */
export type Book = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly final: boolean;
  /** The state in which its kind begins: nothing has been done with it yet. */
  readonly fresh: boolean;
  readonly overdue: boolean;
  readonly entered: string;
  /** The last day on which anything was done. */
  readonly moved: string;
  readonly values: Data;
};

/** The first day after the review before, and the day of this one; both belong to it. */
export type Span = { readonly from: string; readonly to: string };

export const isWithinSpan = ({ from, to }: Span, day: string): boolean => from <= day && day <= to;

export const thingOf = ({ id, kind, title }: Pick<Book, "id" | "kind" | "title">): Thing => ({
  to: "record",
  id,
  kind,
  title,
});

const dayIn = ({ values }: Book, field: string): string | null => {
  const day = values[field];
  return typeof day === "string" ? day : null;
};

/** The day on which it was held; null while it is only planned. */
export const heldOn = (book: Book): string | null => dayIn(book, "heldOn");

/** Each kind as a part that deals with clauses. What only begins proves nothing; a valid document does. */
export const bookParts = (books: readonly Book[]): readonly PartFact[] =>
  [...Map.groupBy(books, ({ kind }) => kind)].map(([kind, all]) => ({
    part: `record:${kind}`,
    count: all.length,
    proven: all.filter(({ fresh }) => !fresh).length,
  }));

const rowsOf = (book: Book, field: string): readonly Json[] => {
  const rows = book.values[field];
  return rows !== undefined && isList(rows) ? rows : [];
};

/** How many outputs a review decided on. */
export const outputsOf = (book: Book): number => rowsOf(book, "outputs").length;

const nonconforming = (book: Book): number =>
  rowsOf(book, "findings").filter((row) => isObject(row) && (row["verdict"] === "minor" || row["verdict"] === "major"))
    .length;

const of = (books: readonly Book[]): FigureFact => ({ value: books.length, things: books.map(thingOf) });

/** What the records of the workspace say for a review of this span; the review itself is not among them. */
export const bookFigures = (books: readonly Book[], span: Span) => {
  const kind = (id: string) => books.filter((book) => book.kind === id);
  const open = (all: readonly Book[]) => of(all.filter(({ final }) => !final));
  const entered = (all: readonly Book[]) => of(all.filter((book) => isWithinSpan(span, book.entered)));
  const inState = (all: readonly Book[], state: string) => of(all.filter((book) => book.state === state));
  const held = (all: readonly Book[]) =>
    all.filter((book) => {
      const day = heldOn(book);
      return day !== null && isWithinSpan(span, day);
    });
  const reviews = kind("management-review").filter((book) => heldOn(book) !== null);
  const last = reviews.toSorted((a, b) => (heldOn(a) ?? "").localeCompare(heldOn(b) ?? "")).at(-1);
  const actions = kind("corrective-action");
  const policies = kind("document").filter(({ values }) => values["type"] === "policy");
  const audits = held(kind("internal-audit"));
  return {
    "earlier.outputs": {
      value: last === undefined ? 0 : outputsOf(last),
      things: last === undefined ? [] : [thingOf(last)],
    },
    "earlier.open": open(reviews),
    "policies.valid": inState(policies, "valid"),
    // Without an approver and a day a policy is none.
    "policies.open": inState(policies, "draft"),
    "reports.late": of(kind("representative").filter(({ state, overdue }) => state === "acting" && overdue)),
    "actions.opened": entered(actions),
    "actions.open": open(actions),
    "actions.overdue": of(actions.filter(({ overdue }) => overdue)),
    "actions.closed": of(actions.filter((book) => book.final && isWithinSpan(span, book.moved))),
    "incidents.reported": entered(kind("incident")),
    "incidents.open": open(kind("incident")),
    "dangers.open": open(kind("hidden-danger")),
    "audits.held": of(audits),
    "audits.nonconforming": {
      value: audits.reduce((sum, book) => sum + nonconforming(book), 0),
      things: audits.filter((book) => nonconforming(book) > 0).map(thingOf),
    },
    "audits.open": open(kind("internal-audit")),
    "consultation.held": entered(kind("consultation")),
    "consultation.open": open(kind("consultation")),
    "equipment.stopped": inState(kind("equipment"), "stopped"),
    "calibration.failed": inState(kind("calibration"), "failed"),
    "posts.gap": inState(kind("post"), "gap"),
  } as const satisfies Record<string, FigureFact>;
};
