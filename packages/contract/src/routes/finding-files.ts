import { answerParts } from "@touchstone/kernel";
import { z } from "zod";
import { changed, date, id, line } from "../fields.ts";
import { route } from "../route.ts";

const finding = { case: id, finding: id };

/** Evidence that a client gives with its answers to a finding. */
export const findingFileRoutes = {
  attach: route({
    id: "finding-files.attach",
    method: "POST",
    path: "/api/v1/cases/{case}/findings/{finding}/files",
    door: "case",
    action: "cases.answer",
    summary:
      "Attach a file to an answer: correction, cause or corrective action; collected between the day the finding was raised and today",
    params: z.strictObject(finding),
    query: z.strictObject({ part: z.enum(answerParts), name: line, on: date }),
    output: changed,
    consumes: "bytes",
  }),
  read: route({
    id: "finding-files.read",
    method: "GET",
    path: "/api/v1/cases/{case}/findings/{finding}/files/{file}",
    door: "case",
    action: "cases.read",
    summary: "A file attached to an answer",
    params: z.strictObject({ ...finding, file: id }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
