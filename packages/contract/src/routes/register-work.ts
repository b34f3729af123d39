import { z } from "zod";
import { bilingual, changed, date, id, line, version } from "../fields.ts";
import { route } from "../route.ts";

const certificate = z.strictObject({ code: line.max(4), issued: date, until: date.nullable().default(null) });

/** Work that the law gives to holders of an operator certificate (OH-8). */
export const registerWorkRoutes = {
  works: route({
    id: "register.works",
    method: "GET",
    path: "/api/v1/register/{organisation}/works",
    door: "organisation",
    action: "register.read",
    summary: "The obligations that ask for an operator certificate, with the codes that each names",
    params: z.strictObject({ organisation: id }),
    output: z.strictObject({
      works: z.array(
        z.strictObject({
          obligation: z.string(),
          scene: z.string(),
          duty: bilingual,
          codes: z.array(z.strictObject({ code: z.string(), title: bilingual })),
        }),
      ),
    }),
  }),
  assignWork: route({
    id: "register.assign-work",
    method: "POST",
    path: "/api/v1/register/{organisation}/risks/{risk}/assignments",
    door: "organisation",
    action: "register.write",
    summary: "Give a control or a monitoring to somebody; refused unless a certificate fits the work on that day",
    params: z.strictObject({ organisation: id, risk: id }),
    body: z.strictObject({
      id: z.string().max(60).nullable().default(null),
      item: z.string().max(60),
      obligation: line.max(20),
      work: line.max(4),
      name: line.max(60),
      from: date,
      certificates: z.array(certificate).max(20),
      expected: version.nullable().default(null),
    }),
    output: changed,
  }),
};
