import type { TouchedClause } from "@touchstone/register";
import {
  type LawChange,
  lawChange,
  liveChanges,
  needsReview,
  reviewDue,
  type TouchedArticle,
} from "@touchstone/requirements";
import { operatorId } from "../identity/operator.ts";
import { askReview, type CitedNow, citingAfter, clauseCited, lawsCited } from "../register/index.ts";
import {
  allTold,
  changeStream,
  type HeldLibrary,
  lawScope,
  lawsChanged,
  openLibrary,
  readTold,
  streamOf,
  type Told,
} from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { type Job, noFacts, type Store } from "../store/index.ts";
import { findImpact, touchedArticles } from "./find-impact.ts";

export const fanOutQueue = "law-change-fan-out";
type FanOutJob = { readonly change: string };

/** Owners in one job: some seconds of work, so that a server that stops loses little and other jobs have their turn. */
const ownersAtOnce = 100;
/** Owners asked side by side; each waits for its own round trips. */
const lanes = 4;

const todayOf = ({ world }: Store): string => world.now().toZonedDateTimeISO(world.zone).toPlainDate().toString();

const clausesOf = (review: readonly TouchedArticle[]): readonly TouchedClause[] =>
  review.flatMap(({ family, version, article, what, to }) =>
    needsReview({ what }) && what !== "same" && what !== "moved" && what !== "form-only"
      ? [{ family, version, article, what, to }]
      : [],
  );

const changeOf = ({ base }: HeldLibrary, { state }: Told): LawChange | null => {
  const document = base.families
    .get(state.change?.family ?? "")
    ?.find(({ version }) => version === state.change?.version);
  return document === undefined ? null : lawChange(document, base);
};

/** Asks all rows of one batch of owners; where it stops halfway the next attempt begins at the same cursor. */
const askBatch = async (
  services: Pick<Services, "store">,
  library: HeldLibrary,
  told: Told,
  most: number,
): Promise<{
  readonly owners: number;
  readonly rows: number;
  readonly upTo: string | null;
  readonly isLast: boolean;
}> => {
  const nothing = { owners: 0, rows: 0, upTo: null, isLast: true };
  const change = changeOf(library, told);
  if (change === null || told.state.change === null) return nothing;
  const { review } = await touchedArticles(services.store, library, change);
  const batch = await citingAfter(services.store, review, told.state.cursor, most);
  const { family, version } = told.state.change;
  const asked = { family, version, due: told.state.due, touched: clausesOf(review) };
  const lane = async (at: number): Promise<void> => {
    for (const { owner, rows } of batch.filter((_, index) => index % lanes === at)) {
      for (const risk of rows) await askReview(services, owner, risk, asked);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at)));
  return {
    owners: batch.length,
    rows: batch.reduce((sum, { rows }) => sum + rows.length, 0),
    upTo: batch.at(-1)?.owner ?? null,
    isLast: batch.length < most,
  };
};

/**
 * One batch of owners is asked, the cursor moves, and the next batch leaves as a job on that same transaction. Whoever lost
 * the race for the cursor has asked the same rows, which is nothing twice, and stops.
 */
export const fanOutBatch = async (
  services: Pick<Services, "store">,
  id: string,
  most: number = ownersAtOnce,
): Promise<"more" | "done"> => {
  const { store } = services;
  const told = await readTold(store, id);
  if (told === null || told.state.finished) return "done";
  const batch = await askBatch(services, await openLibrary(store)(), told, most);
  const advanced = await store.execute({
    kind: changeStream,
    stream: id,
    scope: lawScope,
    actor: operatorId,
    key: `fan-out ${id} ${told.version}`,
    body: { fanOut: id, at: told.version },
    command: { type: "AdvanceFanOut", ...batch },
    expected: told.version,
    facts: noFacts,
    answer: () => "advanced" as const,
    also: async (tx) => {
      if (!batch.isLast) await store.jobs.send<FanOutJob>(tx, fanOutQueue, { change: id });
    },
  });
  return !advanced.ok || batch.isLast ? "done" : "more";
};

const record = async (store: Store, library: HeldLibrary, change: LawChange): Promise<void> => {
  const { toReview, points } = await findImpact(store, library, change);
  if (toReview.rows === 0 && points.length === 0) return;
  const id = streamOf(change);
  const { family, version, title } = change.of;
  // Refused where somebody else recorded it meanwhile, and then there is nothing to do.
  await store.execute({
    kind: changeStream,
    stream: id,
    scope: lawScope,
    actor: operatorId,
    key: `record ${id}`,
    body: { record: id },
    command: {
      type: "RecordLawChange",
      change: { event: change.event, family, version, title, on: change.on },
      due: reviewDue(todayOf(store), change.on),
      total: toReview,
      points,
    },
    expected: 0,
    facts: noFacts,
    answer: () => "recorded" as const,
    also: (tx) => store.jobs.send<FanOutJob>(tx, fanOutQueue, { change: id }),
  });
};

/** Which changes concern these laws; all that anybody cites, or that content rests on, where none are named. */
const concerned = async (
  store: Store,
  { base, packs }: HeldLibrary,
  families: readonly string[] | undefined,
): Promise<readonly LawChange[]> => {
  const inContent = packs.flatMap(({ obligations }) =>
    obligations.flatMap(({ provisions }) => provisions.map(({ family }) => family)),
  );
  const wanted = new Set(families ?? [...(await lawsCited(store)), ...inContent]);
  return liveChanges(base, todayOf(store)).filter(
    ({ of, from }) => wanted.has(of.family) || from.some(({ family }) => wanted.has(family)),
  );
};

export type LawsChanged = { readonly families?: readonly string[] };

/** Tells of changes that nobody was told of, and takes up again what was left halfway. Twice is the same as once. */
export const sweepChanges = async ({ store }: Services, { families }: LawsChanged): Promise<void> => {
  const library = await openLibrary(store)();
  const known = new Map((await allTold(store)).map((told) => [told.id, told.state]));
  for (const change of await concerned(store, library, families)) {
    const told = known.get(streamOf(change));
    if (told === undefined) await record(store, library, change);
    else if (!told.finished)
      await store.transaction(lawScope, (tx) =>
        store.jobs.send<FanOutJob>(tx, fanOutQueue, { change: streamOf(change) }),
      );
  }
};

/** At the start: content may have come with the release, and a fan-out may have been cut off. */
export const resumeChanges = ({ store }: Services): Promise<void> =>
  store.transaction(lawScope, (tx) => store.jobs.send<LawsChanged>(tx, lawsChanged, {}));

/** A row that begins to cite what has changed, or is about to, is asked like those that cited it when the change came. */
const askCiting = async (services: Services, { owner, risk, family }: CitedNow): Promise<void> => {
  const { store } = services;
  const library = await openLibrary(store)();
  for (const change of await concerned(store, library, [family])) {
    const { review } = await touchedArticles(store, library, change);
    const due = reviewDue(todayOf(store), change.on);
    const { family: now, version } = change.of;
    await askReview(services, owner, risk, { family: now, version, due, touched: clausesOf(review) });
  }
};

export const changeJobs = (services: Services): readonly [Job<CitedNow>, Job<LawsChanged>, Job<FanOutJob>] => [
  { queue: clauseCited, handle: (data) => askCiting(services, data) },
  { queue: lawsChanged, handle: (data) => sweepChanges(services, data) },
  {
    queue: fanOutQueue,
    handle: async ({ change }) => {
      await fanOutBatch(services, change);
    },
  },
];
