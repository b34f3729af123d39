import { z } from "zod";
import { bilingual, date, id, ruleSource } from "../fields.ts";
import { route } from "../route.ts";

/** Where an item falls on the calendar, seen from the server's legal today. */
export const inboxGroup = z.enum(["overdue", "today", "week", "later", "undated"]);

export const inboxItem = z
  .strictObject({
    /** Stable while the thing stays undone: `capability:stream:act`. */
    key: z.string(),
    group: inboxGroup,
    due: date.nullable(),
    /** What to do, the verb first. */
    act: bilingual,
    /** On what: whose case, which row. */
    subject: z.string(),
    /** What follows if it is not done, or why it is asked for. */
    why: bilingual,
    rule: ruleSource,
    /** Page of the workspace where it is done, below `/app`. */
    href: z.string().regex(/^\/[^/]/),
    button: bilingual,
  })
  .meta({ id: "InboxItem" });

export const inboxRoutes = {
  list: route({
    id: "inbox.list",
    method: "GET",
    path: "/api/v1/inbox/{organisation}",
    door: "organisation",
    action: null,
    summary: "What to do next, by when, and why; derived, never ticked off by hand",
    params: z.strictObject({ organisation: id }),
    output: z.strictObject({ today: date, items: z.array(inboxItem) }),
  }),
};
