export {
  type Activity,
  coverageByMeans,
  percentOf,
  postStanding,
  postStandings,
  reachedBy,
} from "./coverage.ts";
