import type { Capability } from "../capability.ts";
import { lawPages } from "./law-pages.ts";
import { readingBound } from "./reading.ts";

export { askCoverage, askFishbone } from "./ask-coverage.ts";
export { askQuote } from "./ask-quote.ts";

/** The faces of the law base; it keeps nothing of its own. */
export const reading: Capability = {
  name: "reading",
  migrations: [],
  streams: [],
  routes: readingBound,
  pages: lawPages,
};
