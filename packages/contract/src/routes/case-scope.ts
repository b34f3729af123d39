import { z } from "zod";
import { changed, id, line, prose, ruleSource, version } from "../fields.ts";
import { route } from "../route.ts";

const one = z.strictObject({ case: id });
const word = z.string().min(1).max(60);
const base = "/api/v1/cases/{case}/scope";

/** The scope against which an assessment holds what is really done, and the finding where it is not in it (CO-2). */
export const caseScopeRoutes = {
  show: route({
    id: "cases.scope",
    method: "GET",
    path: base,
    door: "case",
    action: "cases.read",
    summary:
      "The scope that the case applies for, or where it applies for none, the one that its statement says; and the clause that asks for it",
    params: one,
    output: z.strictObject({
      /** Null where neither an application nor a statement says one. */
      scope: z
        .strictObject({
          basis: z.enum(["certified", "applied"]),
          text: z.strictObject({ zh: z.string(), en: z.string() }),
        })
        .nullable(),
      /** The drawn point that asks for the scope; null where the checklist has none. */
      asks: z.strictObject({ point: z.string(), requirement: ruleSource }).nullable(),
    }),
  }),
  raiseOutside: route({
    id: "cases.raise-outside",
    method: "POST",
    path: `${base}/outside`,
    door: "case",
    action: "cases.audit",
    summary: "Raise a finding for an activity, or a group served, that is met and not in the scope of the case",
    params: one,
    body: z.strictObject({
      activity: line,
      place: line,
      evidence: prose,
      grade: word,
      /** Left out, it is the clause of the drawn point that asks for the scope. */
      requirement: z.strictObject({ source: line, clause: line }).nullable().default(null),
      version: version.optional(),
    }),
    output: changed,
  }),
};
