import type { Capability } from "../capability.ts";
import { calendarPages } from "./calendar-pages.ts";
import { changeJobs } from "./fan-out.ts";
import { impactBound } from "./impact-bound.ts";
import { openLawDesk } from "./law-desk.ts";
import { ownBound } from "./own-bound.ts";
import { publicBound } from "./public-bound.ts";
import { changesWaiting } from "./waiting.ts";

export { resumeChanges } from "./fan-out.ts";

/** When the law changes: over those who cite it, as the inbox is over those who have tasks. It keeps nothing of its own. */
export const changes: Capability = {
  name: "changes",
  migrations: [],
  streams: [],
  routes: (services) => {
    const desk = openLawDesk(services);
    return [...publicBound(desk), ...impactBound(services, desk), ...ownBound(services, desk)];
  },
  jobs: changeJobs,
  waiting: changesWaiting,
  pages: calendarPages,
};
