import { type LawChange, liveChanges, reviewDue } from "@touchstone/requirements";
import { operatorId } from "../identity/operator.ts";
import { askReview, type CitedNow, clauseCited, countAsked, lawsCited } from "../register/index.ts";
import {
  allScenes,
  allTold,
  changeStream,
  type HeldLibrary,
  lawScope,
  lawsChanged,
  lawsOfScenes,
  type OwnedScene,
  openLibrary,
  readTold,
  streamOf,
  type Told,
} from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { type Job, noFacts, type Store } from "../store/index.ts";
import { findImpact, touchedArticles } from "./find-impact.ts";
import { askBatch, askedFor, clausesOf, moveBatch } from "./tell-batch.ts";

export const fanOutQueue = "law-change-fan-out";
type FanOutJob = { readonly change: string };

/** Owners in one job: some seconds of work, so that a server that stops loses little and other jobs have their turn. */
const ownersAtOnce = 100;
const todayOf = ({ world }: Store): string => world.now().toZonedDateTimeISO(world.zone).toPlainDate().toString();

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
  const { change, correctedOn } = told.state;
  const batch =
    correctedOn === undefined
      ? await askBatch(services, await openLibrary(store)(), told, most)
      : await moveBatch(services, told, most);
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
      // The day may have been corrected while this was told.
      else if (change !== null) await store.jobs.send<LawsChanged>(tx, lawsChanged, { families: [change.family] });
    },
  });
  return !advanced.ok || batch.isLast ? "done" : "more";
};

const record = async (
  store: Store,
  library: HeldLibrary,
  change: LawChange,
  scenes: readonly OwnedScene[],
): Promise<void> => {
  const { toReview, points, duties } = await findImpact(store, library, change, scenes);
  if (toReview.rows === 0 && points.length === 0 && duties.rows === 0) return;
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

/** The day of the law is another than was told: the terms of all who have not looked yet follow it. */
const correct = async (store: Store, { id, version, state }: Told, { on }: LawChange): Promise<void> => {
  if (state.change === null) return;
  const total = await countAsked(store, askedFor(state.change));
  // Refused where somebody else corrected it meanwhile.
  await store.execute({
    kind: changeStream,
    stream: id,
    scope: lawScope,
    actor: operatorId,
    key: `correct ${id} ${version}`,
    body: { correct: id, at: version },
    command: { type: "CorrectLawDate", on, total },
    expected: version,
    facts: noFacts,
    answer: () => "corrected" as const,
    also: (tx) => store.jobs.send<FanOutJob>(tx, fanOutQueue, { change: id }),
  });
};

/** Which changes concern these laws; all that anybody cites, or that content rests on, where none are named. */
const concerned = async (
  store: Store,
  { base, packs }: HeldLibrary,
  families: readonly string[] | undefined,
  scenes: readonly OwnedScene[] = [],
): Promise<readonly LawChange[]> => {
  const inContent = packs.flatMap(({ obligations }) =>
    obligations.flatMap(({ provisions }) => provisions.map(({ family }) => family)),
  );
  const wanted = new Set(families ?? [...(await lawsCited(store)), ...inContent, ...lawsOfScenes(scenes)]);
  return liveChanges(base, todayOf(store)).filter(
    ({ of, from }) => wanted.has(of.family) || from.some(({ family }) => wanted.has(family)),
  );
};

export type LawsChanged = { readonly families?: readonly string[] };

/** Tells of changes that nobody was told of, and takes up again what was left halfway. Twice is the same as once. */
export const sweepChanges = async ({ store }: Services, { families }: LawsChanged): Promise<void> => {
  const library = await openLibrary(store)();
  const known = new Map((await allTold(store)).map((told) => [told.id, told]));
  const scenes = await allScenes(store);
  for (const change of await concerned(store, library, families, scenes)) {
    const told = known.get(streamOf(change));
    if (told === undefined) await record(store, library, change, scenes);
    else if (!told.state.finished)
      await store.transaction(lawScope, (tx) =>
        store.jobs.send<FanOutJob>(tx, fanOutQueue, { change: streamOf(change) }),
      );
    else if (told.state.change?.on !== change.on) await correct(store, told, change);
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
    // From now on somebody holds a term by this day: what was never told could never be corrected.
    if ((await readTold(store, streamOf(change))) === null)
      await record(store, library, change, await allScenes(store));
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
