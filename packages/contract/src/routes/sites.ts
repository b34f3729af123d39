import { riskStates, siteRelations } from "@touchstone/register";
import { z } from "zod";
import { changed, date, id, line, version } from "../fields.ts";
import { route } from "../route.ts";
import { on } from "./law-fields.ts";

const organisation = z.strictObject({ organisation: id });
const oneSite = z.strictObject({ organisation: id, site: id });
const base = "/api/v1/register/{organisation}/sites";
const short = z.string().max(300);

const facts = z.strictObject({
  name: line,
  address: short.default(""),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ description: "GB/T 2260" }),
  relation: z.enum(siteRelations),
  people: z.int().min(0).max(1_000_000),
  answers: short.default("").meta({ description: "Who answers for the site" }),
  scenes: z.array(z.string().max(60)).max(50).default([]),
  serves: z.string().max(1000).default("").meta({ description: "Whom it serves, and with what" }),
});

const expected = version.nullable().default(null);

const books = z.strictObject({
  count: z.int(),
  /** The first 50, by title. */
  first: z.array(z.strictObject({ record: id, title: z.string() })),
});

export const siteView = z
  .strictObject({
    id,
    version,
    ...facts.shape,
    closed: z.strictObject({ on: date, reason: z.string() }).nullable(),
    /** Documents that bind there on the day, and how many of them no row at the site cites; null where it has no scene. */
    laws: z.strictObject({ binding: z.int(), missing: z.int() }).nullable(),
    rows: z.int(),
    states: z.partialRecord(z.enum(riskStates), z.int()),
    /** What is done there on the day, and the contractors that serve it: by the site chosen, or by its name as written. */
    activities: books,
    contractors: books,
  })
  .meta({ id: "Site" });

/** The places where an organisation works, each with its own law (CO-1). */
export const siteRoutes = {
  list: route({
    id: "register.sites",
    method: "GET",
    path: base,
    door: "organisation",
    action: "register.read",
    summary: "Every site, with the law that binds there and how its rows stand",
    params: organisation,
    query: z.strictObject({ on }),
    output: z.strictObject({ on: date, people: z.int(), sites: z.array(siteView) }),
  }),
  open: route({
    id: "register.open-site",
    method: "POST",
    path: base,
    door: "organisation",
    action: "register.write",
    summary: "Open a site",
    params: organisation,
    body: facts,
    output: changed,
  }),
  amend: route({
    id: "register.amend-site",
    method: "POST",
    path: `${base}/{site}`,
    door: "organisation",
    action: "register.write",
    summary: "Say anew what holds of a site; what was said before stays in its history",
    params: oneSite,
    body: facts.extend({ expected }),
    output: changed,
  }),
  close: route({
    id: "register.close-site",
    method: "POST",
    path: `${base}/{site}/closure`,
    door: "organisation",
    action: "register.write",
    summary: "Close a site, with the reason; its rows and its past stay",
    params: oneSite,
    body: z.strictObject({ on: date, reason: line, expected }),
    output: changed,
  }),
  place: route({
    id: "register.place-risk",
    method: "POST",
    path: "/api/v1/register/{organisation}/risks/{risk}/sites",
    door: "organisation",
    action: "register.write",
    summary: "Say at which sites a risk stands; none named means the whole organisation",
    params: z.strictObject({ organisation: id, risk: id }),
    body: z.strictObject({ sites: z.array(id).max(500), expected }),
    output: changed,
  }),
};
