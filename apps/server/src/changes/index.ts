import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { changeMigration, changeStream } from "./change-stream.ts";
import { changeJobs } from "./fan-out.ts";

export { resumeChanges } from "./fan-out.ts";

export const changes: Capability = {
  name: "changes",
  migrations: [changeMigration],
  streams: [stored(changeStream)],
  routes: () => [],
  jobs: changeJobs,
};
