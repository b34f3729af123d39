import type { CaseFacts } from "../src/case/case-facts.ts";
import { fictiveDirection, fictiveFacts } from "../src/play/fictive.ts";
import type { Scheme } from "../src/scheme/scheme.ts";
import { shippedPacks } from "./content.ts";

/** The fictive cast with the packs that the product ships. */
export const direction = fictiveDirection;
export const castFacts = (scheme: Scheme): Omit<CaseFacts, "scheme" | "actor"> => fictiveFacts(scheme, shippedPacks);

/** The people who play, by their seats. */
export const { cast } = fictiveDirection;
