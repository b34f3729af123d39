import { z } from "zod";
import { bilingual, changed, date, id } from "../fields.ts";
import { route } from "../route.ts";

const organisation = { organisation: id };

/** Findings of bodies in the client's cases, as tasks of its own workspace. */
export const findingTaskRoutes = {
  list: route({
    id: "register.findings",
    method: "GET",
    path: "/api/v1/register/{organisation}/findings",
    door: "organisation",
    action: "register.read",
    summary: "Nonconformities that bodies raised in the organisation's cases, and which record works on each",
    params: z.strictObject(organisation),
    query: z.strictObject({
      /** Only of this case; or only the one that this record works on. */
      case: id.optional(),
      record: id.optional(),
    }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          case: id,
          caseNumber: z.string(),
          body: bilingual,
          finding: id,
          number: z.string(),
          grade: bilingual,
          statement: z.string(),
          on: date,
          /** Verified by, or where nothing is said of that, answered by. */
          due: date.nullable(),
          /** Nothing is asked any more: verified or withdrawn. A case that ended closed none of its findings. */
          settled: z.boolean(),
          /** By whose act nothing is asked any more, or that the case ended over it: then day and person are null. */
          closed: z
            .strictObject({
              how: z.enum(["verified", "withdrawn", "case-ended"]),
              on: date.nullable(),
              by: z.string().nullable(),
            })
            .nullable(),
          /** The body was told that the task was verified here, and on which day that was. */
          toldOn: date.nullable(),
          task: z.strictObject({ record: id, state: bilingual, final: z.boolean() }).nullable(),
        }),
      ),
    }),
  }),
  take: route({
    id: "register.take-finding",
    method: "POST",
    path: "/api/v1/register/{organisation}/findings/{case}/{finding}/task",
    door: "organisation",
    action: "register.write",
    summary:
      "Take a finding over as a corrective action: found by the certification body, due by the finding's own day",
    params: z.strictObject({ ...organisation, case: id, finding: id }),
    output: changed,
  }),
};
