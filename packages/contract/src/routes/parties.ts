import { impartialityRoutes } from "./impartiality.ts";
import { peopleRoutes } from "./people.ts";
import { serviceRoutes } from "./service.ts";
import { sessionRoutes } from "./session.ts";
import { supervisionRoutes } from "./supervision.ts";

export const partyRoutes = {
  ...peopleRoutes,
  ...serviceRoutes,
  ...supervisionRoutes,
  ...impartialityRoutes,
  ...sessionRoutes,
};
