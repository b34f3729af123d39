import { markOutcomes, markUses, noticeEffects, noticeKinds } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, changed, date, id, line, page, pageOf, prose, ruleSource, text, version } from "../fields.ts";
import { route } from "../route.ts";
import { statementView } from "./statement-views.ts";

const organisation = z.strictObject({ organisation: id });
const ofCase = z.strictObject({ case: id });
const check = z.strictObject({ organisation: id, check: id });
const notice = z.strictObject({ organisation: id, notice: id });

const checkView = z
  .strictObject({
    id,
    version,
    statement: id,
    number: z.string(),
    holder: bilingual,
    where: z.string(),
    on: date,
    use: z.enum(markUses),
    note: z.string(),
    evidence: z.array(z.strictObject({ digest: z.string(), name: z.string(), mediaType: z.string(), bytes: z.int() })),
    action: z.strictObject({ asked: z.string(), on: date, due: date }).nullable(),
    closed: z.strictObject({ outcome: z.enum(markOutcomes), on: date, note: z.string() }).nullable(),
    overdue: z.boolean(),
    /** Misuse that was not put right is a ground for suspension. */
    groundForSuspension: z.boolean(),
  })
  .meta({ id: "MarkCheck" });

const noticeView = z
  .strictObject({
    id,
    version,
    statement: id,
    number: z.string(),
    holder: bilingual,
    kind: z.enum(noticeKinds),
    what: z.string(),
    happenedOn: date,
    reportedOn: date,
    clock: z.strictObject({ days: z.int(), due: date, rule: ruleSource }),
    answer: z
      .strictObject({ effect: z.enum(noticeEffects), reason: z.string(), on: date, auditBy: date.nullable() })
      .nullable(),
    carriedOut: z.strictObject({ on: date, note: z.string() }).nullable(),
    /** What the body owes next; null where nothing. */
    owed: z.strictObject({ what: z.enum(["answer", "special-audit", "suspend"]), due: date.nullable() }).nullable(),
  })
  .meta({ id: "ClientNotice" });

const checks = "/api/v1/statements/mark-checks/of/{organisation}";
const notices = "/api/v1/statements/notices/of/{organisation}";
const inCase = "/api/v1/statements/cases/of/{case}";

const which = { ...page, statement: id.optional(), state: z.enum(["open", "closed"]).optional() };

/** How clients use certificate and mark, and what they report: both are looked after between two audits. */
export const statementWatchRoutes = {
  markChecks: route({
    id: "statements.mark-checks",
    method: "GET",
    path: checks,
    door: "organisation",
    action: "statements.read",
    summary: "Checks of how clients use certificate and mark, newest first",
    params: organisation,
    query: z.strictObject(which),
    output: pageOf(checkView),
  }),
  recordMarkUse: route({
    id: "statements.record-mark-use",
    method: "POST",
    path: checks,
    door: "organisation",
    action: "statements.watch",
    summary: "Record how a client uses certificate or mark: where it was seen, when, proper or misleading",
    params: organisation,
    body: z.strictObject({ statement: id, where: line, on: date, use: z.enum(markUses), note: text.default("") }),
    output: changed,
  }),
  attachMarkEvidence: route({
    id: "statements.attach-mark-evidence",
    method: "POST",
    path: `${checks}/{check}/evidence`,
    door: "organisation",
    action: "statements.watch",
    summary: "Attach a picture or file to a check",
    params: check,
    query: z.strictObject({ name: line }),
    output: changed,
    consumes: "bytes",
  }),
  markEvidence: route({
    id: "statements.mark-evidence",
    method: "GET",
    path: `${checks}/{check}/evidence/{digest}`,
    door: "organisation",
    action: "statements.read",
    summary: "A file of a check",
    params: z.strictObject({ organisation: id, check: id, digest: z.string().max(100) }),
    output: z.unknown(),
    produces: "bytes",
  }),
  askMarkAction: route({
    id: "statements.ask-mark-action",
    method: "POST",
    path: `${checks}/{check}/action`,
    door: "organisation",
    action: "statements.watch",
    summary: "Ask the client to put misuse right, within a term",
    params: check,
    body: z.strictObject({ asked: prose, due: date, version: version.optional() }),
    output: changed,
  }),
  closeMarkCheck: route({
    id: "statements.close-mark-check",
    method: "POST",
    path: `${checks}/{check}/close`,
    door: "organisation",
    action: "statements.watch",
    summary: "Close a check: put right, not put right, or nothing to do",
    params: check,
    body: z.strictObject({
      outcome: z.enum(markOutcomes),
      on: date,
      note: text.default(""),
      version: version.optional(),
    }),
    output: changed,
  }),
  notices: route({
    id: "statements.notices",
    method: "GET",
    path: notices,
    door: "organisation",
    action: "statements.read",
    summary: "What clients reported about their statements, newest first",
    params: organisation,
    query: z.strictObject(which),
    output: pageOf(noticeView),
  }),
  answerNotice: route({
    id: "statements.answer-notice",
    method: "POST",
    path: `${notices}/{notice}/answer`,
    door: "organisation",
    action: "statements.change",
    summary: "Answer a client's notice: no effect, special audit, or suspension",
    params: notice,
    body: z.strictObject({ effect: z.enum(noticeEffects), reason: prose, version: version.optional() }),
    output: changed,
  }),
  carryOutNotice: route({
    id: "statements.carry-out-notice",
    method: "POST",
    path: `${notices}/{notice}/carry-out`,
    door: "organisation",
    action: "statements.change",
    summary: "Record that what the answer promised was done",
    params: notice,
    body: z.strictObject({ on: date, note: text.default(""), version: version.optional() }),
    output: changed,
  }),
  ofCase: route({
    id: "statements.of-case",
    method: "GET",
    path: inCase,
    door: "case",
    action: "statements.read",
    summary: "The statements of a case as both sides see them, with notices and open checks of use",
    params: ofCase,
    output: z.strictObject({
      statements: z.array(statementView),
      notices: z.array(noticeView),
      markChecks: z.array(checkView),
    }),
  }),
  report: route({
    id: "statements.report",
    method: "POST",
    path: `${inCase}/notices`,
    door: "case",
    action: "statements.report",
    summary: "Report a change or a serious accident to the body, as the holder must without delay",
    params: ofCase,
    body: z.strictObject({ statement: id, kind: z.enum(noticeKinds), what: prose, happenedOn: date }),
    output: changed,
  }),
};
