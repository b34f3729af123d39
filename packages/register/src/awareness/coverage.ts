/** One thing that was done for awareness, as far as its coverage goes. */
export type Activity = {
  readonly means: string;
  readonly on: string;
  readonly intended: number;
  readonly reached: number;
  /** Those who were named; a head count alone names nobody. */
  readonly people: readonly string[];
};

/** Whole percent, rounded down: a hundred means everybody. Null where there is nobody to reach. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((100 * part) / whole);

type MeansCoverage = {
  readonly means: string;
  readonly held: number;
  readonly intended: number;
  readonly reached: number;
  /** By head count, over all that was held. */
  readonly percent: number | null;
  /** People of the list who were named at least once. */
  readonly named: number;
  readonly namedPercent: number | null;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const thisYear = (activities: readonly Activity[], on: string): readonly Activity[] =>
  activities.filter((one) => one.on.startsWith(on.slice(0, 5)) && one.on <= on);

/** Each person with the means by which they were reached in the year, up to the day. */
export const reachedBy = (
  activities: readonly Activity[],
  people: readonly string[],
  on: string,
): ReadonlyMap<string, readonly string[]> => {
  const held = thisYear(activities, on);
  return new Map(
    people.map((person) => [
      person,
      [...new Set(held.filter((one) => one.people.includes(person)).map(({ means }) => means))],
    ]),
  );
};

/** Every means in the order given, those by which nothing was done among them (ISO/IEC 27001 7.3). */
export const coverageByMeans = (
  means: readonly string[],
  activities: readonly Activity[],
  people: readonly string[],
  on: string,
): readonly MeansCoverage[] => {
  const reached = reachedBy(activities, people, on);
  return means.map((each) => {
    const held = thisYear(activities, on).filter((one) => one.means === each);
    const intended = sum(held.map((one) => one.intended));
    const came = sum(held.map((one) => one.reached));
    const named = people.filter((person) => reached.get(person)?.includes(each) === true).length;
    return {
      means: each,
      held: held.length,
      intended,
      reached: came,
      percent: percentOf(came, intended),
      named,
      namedPercent: percentOf(named, people.length),
    };
  });
};

export const postStandings = ["vacant", "gap", "expired", "met"] as const;
type PostStanding = (typeof postStandings)[number];

/** Whether the holder of a post is shown to be competent on the day (ISO 45001 7.2). */
export const postStanding = (
  post: { readonly person: string | null; readonly shown: boolean; readonly validUntil: string | null },
  on: string,
): PostStanding => {
  if (post.person === null) return "vacant";
  if (!post.shown) return "gap";
  return post.validUntil !== null && post.validUntil < on ? "expired" : "met";
};
