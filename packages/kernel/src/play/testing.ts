/** What tests and benches of other parts use to play cases of any scheme; no part of the running product. */
export { disturb, type Nudge } from "./disturb.ts";
export { fictiveDirection, fictiveFacts } from "./fictive.ts";
export { type Play, playCase } from "./play-case.ts";
export { faultsOf } from "./red-line-faults.ts";
