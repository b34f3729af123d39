import { peopleRoutes } from "./people.ts";
import { sessionRoutes } from "./session.ts";

export const partyRoutes = { ...peopleRoutes, ...sessionRoutes };
