export { type Action, accessRule, can, type Role, roles } from "./can.ts";
export type { Context, Decider } from "./decider.ts";
export type { Bilingual, Json } from "./json.ts";
export { houseRule, type Place, type Refusal, type RuleSource, refusal } from "./refusal.ts";
export { assert, ok, type Result, refuse, unlessRefused, unreachable } from "./result.ts";
