export { packInForce, readCalendars, readRulePacks } from "./rule-packs.ts";
