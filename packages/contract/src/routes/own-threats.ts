import { protectedProperties } from "@touchstone/register";
import { z } from "zod";
import { changed, id, line, prose, version } from "../fields.ts";
import { route } from "../route.ts";

const base = "/api/v1/register/{organisation}/isms/threats";
const organisation = z.strictObject({ organisation: id });
const onThreat = z.strictObject({ organisation: id, threat: id });
const expected = version.nullable().default(null);
const name = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);
const control = z.string().regex(/^A(\.\d{1,2}){2,3}$/);
const lineOrNothing = z.union([z.literal(""), line]).default("");
const once = (values: readonly string[]): boolean => new Set(values).size === values.length;

const body = z.strictObject({
  library: name.meta({ description: "Of which library: car-maker, general" }),
  under: name.meta({ description: "The group of the library, such as the way in `lin`" }),
  title: line.refine((title) => title.length <= 120, { message: "longer than 120" }),
  harm: line,
  affects: z.array(z.enum(protectedProperties)).min(1).max(protectedProperties.length).refine(once, "each once"),
  weakness: lineOrNothing,
  target: lineOrNothing,
  controls: z.array(control).max(93).refine(once, "each once").default([]),
});

/** Threats of an organisation's own, in the places of the shared libraries (IS-18); listed with the library. */
export const ownThreatRoutes = {
  add: route({
    id: "isms.add-own-threat",
    method: "POST",
    path: base,
    door: "organisation",
    action: "register.write",
    summary: "Add a threat in one's own words under a group of a library; no other organisation sees it",
    params: organisation,
    body,
    output: changed,
  }),
  change: route({
    id: "isms.change-own-threat",
    method: "POST",
    path: `${base}/{threat}`,
    door: "organisation",
    action: "register.write",
    summary: "Describe a threat of one's own anew; rows that began from it keep their words",
    params: onThreat,
    body: body.extend({ expected }),
    output: changed,
  }),
  retire: route({
    id: "isms.retire-own-threat",
    method: "POST",
    path: `${base}/{threat}/retirement`,
    door: "organisation",
    action: "register.write",
    summary: "Take a threat of one's own out of use; its rows stay",
    params: onThreat,
    body: z.strictObject({ reason: prose, expected }),
    output: changed,
  }),
};
