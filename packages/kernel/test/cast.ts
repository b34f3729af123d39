import { factsFor } from "../src/play/fictive-cast.ts";
import type { Scheme } from "../src/scheme/scheme.ts";
import { shippedPacks } from "./content.ts";

export { cast, direction } from "../src/play/fictive-cast.ts";

export const castFacts = (scheme: Scheme) => factsFor(scheme, shippedPacks);
