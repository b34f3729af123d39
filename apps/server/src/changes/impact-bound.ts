import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Bound, bind } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import { allTold, changeStream, lawScope, readTold, streamOf, type Told } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { noFacts } from "../store/index.ts";
import { changeView, diffViews, pointViews } from "./change-views.ts";
import { findImpact } from "./find-impact.ts";
import type { LawDesk } from "./law-desk.ts";
import { touchedRules } from "./rule-citations.ts";

// A law that everybody cites in every spelling still makes a page that opens.
const mostArticles = 500;

const fanOutView = ({ id, version, state: { knownOn, due, total, done, finished } }: Told) => ({
  id,
  version,
  knownOn,
  due,
  total,
  done,
  finished,
});

/** The operator's side: counts over all registers, never a row of anybody's. */
export const impactBound = ({ store }: Services, desk: LawDesk): readonly Bound[] => [
  bind(routes.changes.impact, async (call) => {
    const library = await desk.library();
    const change = desk.changeNamed(library, call.params);
    if (!change.ok) return change;
    const found = await findImpact(store, library, change.value, "always");
    const told = await readTold(store, streamOf(change.value));
    const today = desk.today();
    return ok({
      change: changeView(change.value, told?.state ?? null, today),
      diffs: diffViews(change.value, found.diffs),
      toReview: found.toReview,
      toRenumber: found.toRenumber,
      articles: found.review.slice(0, mostArticles),
      renumbered: found.renumber.slice(0, mostArticles),
      points: pointViews(told?.state ?? null, found.points),
      rules: [...touchedRules(change.value, found.diffs, library.base, today, desk.content())],
      fanOut: told === null ? null : fanOutView(told),
    });
  }),
  bind(routes.changes.told, async () => {
    const told = await allTold(store);
    const changes = told.flatMap((one) => {
      const { change, points } = one.state;
      const openPoints = points.filter(({ review }) => review === null).length;
      return change === null ? [] : [{ ...fanOutView(one), change, openPoints }];
    });
    return ok({ changes });
  }),
  bind(routes.changes.reviewPoint, async (call) => {
    const change = desk.changeNamed(await desk.library(), call.params);
    if (!change.ok) return change;
    const stream = streamOf(change.value);
    return store.execute({
      kind: changeStream,
      stream,
      scope: lawScope,
      ...call.command,
      command: { type: "ReviewPoint", ...call.body },
      expected: null,
      facts: noFacts,
      answer: changedAnswer(stream),
    });
  }),
];
