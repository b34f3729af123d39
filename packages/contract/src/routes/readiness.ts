import { riskStates } from "@touchstone/register";
import { z } from "zod";
import { date, id, ruleSource } from "../fields.ts";
import { refusalAnswer } from "../problem.ts";
import { route } from "../route.ts";
import { on } from "./law-fields.ts";

/** How ready one certification aim is, by the same rules that the body will be asked under. */
export const readinessRoutes = {
  show: route({
    id: "register.readiness",
    method: "GET",
    path: "/api/v1/register/{organisation}/readiness",
    door: "organisation",
    action: "register.read",
    summary: "What stands between the organisation and each certificate it aims at",
    params: z.strictObject({ organisation: id }),
    query: z.strictObject({ on }),
    output: z.strictObject({
      on: date,
      aims: z.array(
        z.strictObject({
          record: id,
          title: z.string(),
          standard: z.string(),
          plannedAudit: date,
          internalAudit: date.nullable(),
          managementReview: date.nullable(),
          gates: z.array(
            z.strictObject({
              gate: z.enum(["application", "stage-two"]),
              rule: ruleSource,
              refusals: z.array(refusalAnswer),
            }),
          ),
          reviewBeforeAudit: z.boolean(),
          /** Auditor days for the initial audit; null with the reasons where the table has no answer. */
          days: z.strictObject({ days: z.number(), onSite: z.number(), basis: z.string() }).nullable(),
          noDays: z.array(refusalAnswer),
        }),
      ),
      /** Rows of the register that do not carry "compliant", by state: the evidence gaps. */
      gaps: z.partialRecord(z.enum(riskStates), z.int()),
      rows: z.int(),
    }),
  }),
};
