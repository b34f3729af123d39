import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { importMigration, importStream } from "./import-stream.ts";
import { registerBound } from "./register.ts";
import { reviewLaws } from "./review-laws.ts";
import { riskMigration, riskStream, riskWorkMigration } from "./risk-stream.ts";
import { registerWaiting } from "./waiting.ts";

export { readRegister, reportOf } from "./import-register.ts";
export { checkerOn } from "./laws.ts";

export const register: Capability = {
  name: "register",
  migrations: [riskMigration, importMigration, riskWorkMigration],
  streams: [stored(riskStream), stored(importStream)],
  routes: registerBound,
  jobs: (services) => [reviewLaws(services)],
  waiting: registerWaiting,
};
