import { type OutputOf, routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import {
  acceptedFor,
  type Book,
  heldOn,
  type ManagementReview,
  outputsOf,
  type ReviewCommand,
  type ReviewFacts,
  unseenInputs,
} from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import { dayOf, readBook, readReview, reviewInputsOf, reviewStream } from "../register/index.ts";
import type { Services } from "../services.ts";
import { reviewInputs } from "./content.ts";
import { gatherReview } from "./gather-review.ts";

type View = OutputOf<typeof routes.selfAudit.review>;
type Gathered = Awaited<ReturnType<typeof gatherReview>>;

const kind = "management-review";
const notFound = refuse(refusal("not-found", accessRule));

/** A review that was held speaks as of its day; one that is prepared, as of today. */
const dayFor = (services: Services, book: Book): string => heldOn(book) ?? dayOf(services, undefined);

const viewOf = (book: Book, version: number, review: ManagementReview, gathered: Gathered): View => {
  const { looked } = review;
  const accepted = acceptedFor(review, heldOn(book));
  const { span, inputs, digest } = accepted ?? gathered;
  const outputs = outputsOf(book);
  const unseen = unseenInputs(inputs, looked);
  return {
    record: book.id,
    version,
    title: book.title,
    state: book.state,
    heldOn: heldOn(book),
    outputs,
    span,
    digest,
    accepted: accepted === null ? null : { on: accepted.on, by: accepted.by },
    complete: accepted !== null && heldOn(book) !== null && outputs > 0 && unseen.length === 0,
    unseen: [...unseen],
    inputs: inputs.map(({ id, title, figures }) => {
      const seen = looked.find(({ input }) => input === id);
      return {
        id,
        title,
        figures: figures.map((figure) => ({ ...figure, things: [...figure.things] })),
        looked: seen === undefined ? null : { note: seen.note, on: seen.on, by: seen.by },
      };
    }),
  };
};

export const reviewsBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.selfAudit;
  type Sent = Pick<Call<never>, "scope" | "command" | "viewer">;
  type Given = { readonly record: string; readonly command: ReviewCommand; readonly expected: number | null };
  const send = async (call: Sent, { record, command, expected }: Given) => {
    const { scope } = call;
    if (scope === null) throw new Error("this route's door leads into no scope");
    const on = dayOf(services, undefined);
    const asked = { id: record, kind, on };
    const before = await store.transaction(scope, (tx) => readBook(tx, scope.owner, asked));
    if (before === null) return notFound;
    // Gathered before the transaction opens: inside it no other query may run (transaction.ts).
    const gathered =
      command.type === "AcceptInputs"
        ? await gatherReview(services, scope.owner, record, dayFor(services, before.book))
        : null;
    const stream = reviewInputsOf(record);
    return store.execute({
      kind: reviewStream,
      stream,
      scope,
      ...call.command,
      command,
      expected,
      facts: async (tx) => {
        const now = await readBook(tx, scope.owner, asked);
        const facts: ReviewFacts = {
          actorName: call.viewer.name,
          known: reviewInputs().inputs.map(({ id }) => id),
          heldOn: now === null ? null : heldOn(now.book),
          outputs: now === null ? 0 : outputsOf(now.book),
          gathered,
        };
        // Of the version that was gathered for: a day amended meanwhile is another review.
        return { facts, reads: [{ stream: record, version: before.version }] };
      },
      answer: changedAnswer(stream),
    });
  };
  return [
    bind(r.review, async (call) => {
      const scope = scopeOf(call);
      const { record } = call.params;
      const read = await store.transaction(scope, async (tx) => {
        const found = await readBook(tx, scope.owner, { id: record, kind, on: dayOf(services, undefined) });
        return found === null ? null : { ...found, held: await readReview(tx, scope.owner, record) };
      });
      if (read === null) return notFound;
      const { book, held } = read;
      const gathered = await gatherReview(services, scope.owner, record, dayFor(services, book));
      return ok(viewOf(book, held.version, held.review, gathered));
    }),
    bind(r.look, (call) => {
      const { input, note, expected } = call.body;
      const { record } = call.params;
      return send(call, { record, command: { type: "LookAtInput", record, input, note }, expected });
    }),
    bind(r.acceptReview, (call) => {
      const { digest, expected } = call.body;
      return send(call, { record: call.params.record, command: { type: "AcceptInputs", digest }, expected });
    }),
  ];
};
