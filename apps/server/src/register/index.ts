import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { registerBound } from "./register.ts";
import { registerMigrations, riskStream } from "./risk-stream.ts";

export const register: Capability = {
  name: "register",
  migrations: registerMigrations,
  streams: [stored(riskStream)],
  routes: registerBound,
};
