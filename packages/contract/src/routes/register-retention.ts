import { z } from "zod";
import { date, id, line } from "../fields.ts";
import { route } from "../route.ts";
import { region } from "./law-fields.ts";
import { lawScheduleRoutes } from "./law-schedules.ts";

export const registerRetentionRoutes = {
  retention: route({
    id: "register.retention",
    method: "GET",
    path: "/api/v1/register/{organisation}/risks/{risk}/evidence/{evidence}/retention",
    door: "organisation",
    action: "register.read",
    summary: "Until when an evidence file is kept, as the record that it is; with a day, refused while a rule keeps it",
    params: z.strictObject({ organisation: id, risk: id, evidence: id }),
    query: z.strictObject({
      record: line.max(60).meta({ description: "What kind of record the file is: requirements.records" }),
      region: region.optional().meta({ description: "The organisation's own where absent" }),
      shelfLifeEnd: date.optional(),
      useEnd: date.optional(),
      destroyOn: date.optional(),
    }),
    output: lawScheduleRoutes.retention.output,
  }),
};
