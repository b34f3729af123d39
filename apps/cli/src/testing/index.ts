// For the browser tests at the root: the product as a user starts it, and the demo's cast to play what lies between.
export { reach } from "../connect.ts";
export { type CaseDesk, caseDesk } from "../demo/case-desk.ts";
export { accounts, type Cast, enterCast } from "../demo/cast.ts";
export { done, until } from "../demo/teller.ts";
export { type RunningServer, startServer } from "./running-server.ts";
