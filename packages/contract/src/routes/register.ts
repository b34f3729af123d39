import { z } from "zod";
import { changed, id, line, page, pageOf, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });

export const riskView = z
  .strictObject({ id, version, title: z.string(), harm: z.string(), owner: z.string(), state: z.string() })
  .meta({ id: "Risk" });

export const registerRoutes = {
  identify: route({
    id: "register.identify",
    method: "POST",
    path: "/api/v1/register/{organisation}/risks",
    door: "organisation",
    action: "register.write",
    summary: "Identify a risk: one row of the register",
    params: organisation,
    body: z.strictObject({ title: line, harm: z.string().max(300), owner: z.string().max(300) }),
    output: changed,
  }),
  list: route({
    id: "register.list",
    method: "GET",
    path: "/api/v1/register/{organisation}/risks",
    door: "organisation",
    action: "register.read",
    summary: "The register's rows, a page at a time",
    params: organisation,
    query: z.strictObject({ ...page, state: line.optional(), search: line.optional() }),
    output: pageOf(riskView),
  }),
  show: route({
    id: "register.show",
    method: "GET",
    path: "/api/v1/register/{organisation}/risks/{risk}",
    door: "organisation",
    action: "register.read",
    summary: "One row of the register",
    params: z.strictObject({ organisation: id, risk: id }),
    output: riskView,
  }),
};
