import { z } from "zod";
import { bilingual, changed, date, id, instant, line, version } from "../fields.ts";
import { route } from "../route.ts";
import { dutyForm } from "./duty-form.ts";

const organisation = z.strictObject({ organisation: id });
const one = organisation.extend({ scene: id });
const number = z.string().regex(/^[A-Z]{2,4}-\d{3}$/);
const key = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);
const why = line.max(300);
const seen = { version: version.optional() };

const stamp = z.strictObject({ by: id, name: z.string(), on: date, at: instant });
const reasoned = stamp.extend({ why: z.string() });
const basis = z.strictObject({
  family: z.string(),
  version: z.string(),
  article: z.string(),
  digest: z.string().nullable(),
});

const entry = z
  .strictObject({
    id: z.string(),
    origin: z.strictObject({ scene: z.string(), obligation: z.string() }).nullable(),
    pending: z.strictObject({ form: dutyForm, proposed: stamp }).nullable(),
    returned: reasoned.nullable(),
    approved: z
      .strictObject({
        form: dutyForm,
        proposed: stamp,
        approval: stamp,
        basis: z.array(basis).readonly(),
        /** Articles that do not read any more as they did at approval. */
        drift: z.array(
          z.strictObject({ basis, now: basis.nullable(), change: z.enum(["changed", "gone", "unknown"]) }),
        ),
      })
      .nullable(),
    withdrawn: reasoned.nullable(),
  })
  .meta({ id: "SceneEntry" });

const summary = {
  id,
  version,
  key: z.string(),
  prefix: z.string(),
  title: bilingual,
  /** The scene it was copied from. */
  from: z.string().nullable(),
  opened: stamp,
  withdrawn: reasoned.nullable(),
  approved: z.int(),
  pending: z.int(),
};

const act = <B extends z.ZodType>(
  name: string,
  path: string,
  action: "requirements.propose" | "requirements.approve",
  summaryOf: string,
  body: B,
) =>
  route({
    id: `requirements.scene-${name}`,
    method: "POST",
    path: `/api/v1/requirements/scenes/of/{organisation}/{scene}/${path}`,
    door: "organisation",
    action,
    summary: summaryOf,
    params: one,
    body,
    output: changed,
  });

/** Scenes that an organisation writes itself. They count for it alone, once a second person approved. */
export const sceneRoutes = {
  ownScenes: route({
    id: "requirements.own-scenes",
    method: "GET",
    path: "/api/v1/requirements/scenes/of/{organisation}",
    door: "organisation",
    action: null,
    summary: "The scenes that this organisation writes, and how much of each is approved",
    params: organisation,
    output: z.strictObject({ scenes: z.array(z.strictObject(summary)) }),
  }),
  ownScene: route({
    id: "requirements.own-scene",
    method: "GET",
    path: "/api/v1/requirements/scenes/of/{organisation}/{scene}",
    door: "organisation",
    action: null,
    summary: "One scene with its obligations, what waits, and which articles changed since approval",
    params: one,
    output: z.strictObject({
      ...summary,
      today: date,
      entries: z.array(entry),
      /** Titles of the laws that the obligations cite, by family. */
      titles: z.record(z.string(), z.string()),
    }),
  }),
  sceneOpen: route({
    id: "requirements.scene-open",
    method: "POST",
    path: "/api/v1/requirements/scenes/of/{organisation}",
    door: "organisation",
    action: "requirements.propose",
    summary: "Open a scene, empty or as a copy of another; what is copied waits for approval like all else",
    params: organisation,
    body: z.strictObject({
      key,
      prefix: z.string().regex(/^[A-Z]{2,4}$/),
      title: z.strictObject({ zh: line.max(60), en: line.max(80) }),
      /** The name of a shipped scene or of one of this organisation's own. */
      copyOf: key.nullable().default(null),
    }),
    output: changed,
  }),
  scenePropose: act(
    "propose",
    "obligations",
    "requirements.propose",
    "Propose an obligation, or the next text of one; another person approves it before it counts",
    z.strictObject({ obligation: number.nullable().default(null), form: dutyForm, ...seen }),
  ),
  sceneApprove: act(
    "approve",
    "approvals",
    "requirements.approve",
    "Approve proposed obligations, all or none; whoever proposed one does not approve it",
    z.strictObject({ obligations: z.array(number).min(1).max(500), ...seen }),
  ),
  sceneReturn: act(
    "return",
    "returns",
    "requirements.approve",
    "Return a proposed obligation with the reason",
    z.strictObject({ obligation: number, why, ...seen }),
  ),
  sceneWithdraw: act(
    "withdraw",
    "withdrawal",
    "requirements.approve",
    "Withdraw an obligation, or the whole scene, with the reason; nothing is deleted",
    z.strictObject({ obligation: number.nullable(), why, ...seen }),
  ),
};
