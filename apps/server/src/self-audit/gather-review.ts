import {
  type Book,
  bookFigures,
  type FigureFacts,
  gatherInputs,
  heldOn,
  openRows,
  type RiskState,
  type Span,
  type Thing,
} from "@touchstone/register";
import { contextFigures, type FeedbackCounts, feedbackCounts } from "../foresight/index.ts";
import {
  evidenceAdded,
  isBehind,
  questionOf,
  readBooks,
  readDashboard,
  readStates,
  rowParts,
} from "../register/index.ts";
import type { Services } from "../services.ts";
import { digest } from "../store/index.ts";
import { reviewInputs } from "./content.ts";

const failingStates: ReadonlySet<RiskState> = new Set(["nonconforming", "correcting", "to-verify"]);
const shownRows = 20;

/** From the day after the review before to the day of this one; the first review looks back one year. */
export const spanOf = (books: readonly Book[], review: string, to: string): Span => {
  const before = books
    .flatMap((book) => (book.kind === "management-review" && book.id !== review ? (heldOn(book) ?? []) : []))
    .filter((day) => day < to)
    .toSorted()
    .at(-1);
  const from =
    before === undefined
      ? Temporal.PlainDate.from(to).subtract({ years: 1 }).add({ days: 1 })
      : Temporal.PlainDate.from(before).add({ days: 1 });
  return { from: from.toString(), to };
};

const readRows = async (services: Services, owner: string, on: string) => {
  const states: Partial<Record<RiskState, number>> = {};
  const failing: Thing[] = [];
  const open: Thing[] = [];
  let rows = 0;
  let failed = 0;
  await readStates(services, owner, questionOf(services, { on }), ({ id, title, state }) => {
    rows += 1;
    states[state] = (states[state] ?? 0) + 1;
    const thing: Thing = { to: "risk", id, kind: null, title };
    if (state !== "compliant" && open.length < shownRows) open.push(thing);
    if (!failingStates.has(state)) return;
    failed += 1;
    if (failing.length < shownRows) failing.push(thing);
  });
  return { rows, failed, failing, open, openCount: openRows(states) };
};

const instantOf = (services: Services, day: Temporal.PlainDate): string =>
  day.toZonedDateTime(services.store.world.zone).toInstant().toString({ smallestUnit: "second" });

const plain = (value: number): { readonly value: number; readonly things: readonly Thing[] } => ({ value, things: [] });

/** Each interested party with its own count, those that said nothing among them (CO-5). */
const byParty = ({ total, parties }: FeedbackCounts, of: "entries" | "complaint" | "voices") => ({
  value: total[of],
  things: parties.map((one): Thing => ({ to: "party", id: one.party, kind: null, title: `${one.name}: ${one[of]}` })),
});

/** The inputs of a management review from everything that the workspace holds, for its span of days. */
export const gatherReview = async (services: Services, owner: string, review: string, to: string) => {
  const scope = { owner, caseId: null };
  const read = await services.store.transaction(scope, async (tx) => {
    const books = await readBooks(tx, owner, to);
    const span = spanOf(books, review, to);
    const from = instantOf(services, Temporal.PlainDate.from(span.from));
    const before = instantOf(services, Temporal.PlainDate.from(to).add({ days: 1 }));
    return {
      span,
      books: books.filter(({ id }) => id !== review),
      context: await contextFigures(tx, owner, span),
      parts: await rowParts(tx, owner, to),
      added: await evidenceAdded(tx, owner, { from, before }),
    };
  });
  const { span, books, context, parts, added } = read;
  const rows = await readRows(services, owner, to);
  const { year } = await readDashboard(services, owner, to, null);
  const behind = year.filter(isBehind);
  const said = await feedbackCounts(services, owner, span);
  const facts: FigureFacts = {
    ...bookFigures(books, span),
    "issues.open": context.issues.here,
    "issues.raised": context.issues.come,
    "issues.closed": context.issues.gone,
    "parties.here": context.parties.here,
    "parties.named": context.parties.come,
    "parties.ended": context.parties.gone,
    "feedback.entries": byParty(said, "entries"),
    "feedback.complaints": byParty(said, "complaint"),
    "feedback.voices": byParty(said, "voices"),
    "objectives.all": plain(year.length),
    "objectives.behind": {
      value: behind.length,
      things: behind.map(({ risk, title, text }) => ({ to: "risk", id: risk, kind: null, title: `${title}: ${text}` })),
    },
    "monitoring.planned": plain(parts.find(({ part }) => part === "monitoring")?.count ?? 0),
    "evidence.added": plain(added),
    "rows.all": plain(rows.rows),
    "rows.compliant": plain(rows.rows - rows.openCount),
    "rows.open": { value: rows.openCount, things: rows.open },
    "rows.failing": { value: rows.failed, things: rows.failing },
  };
  const inputs = gatherInputs(reviewInputs(), facts);
  return { span, inputs, digest: digest({ span, inputs }) };
};
