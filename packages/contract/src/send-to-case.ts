import type { CaseCommand } from "@touchstone/kernel";
import type { Answer, Client } from "./client.ts";
import { caseRoutes as cases } from "./routes/cases.ts";

// Opened by another door, with what is not words (a file, a record of the client's), or told by what the client did at home.
const otherWays = ["OpenCase", "ApplyForCase", "AttachToAnswer", "CiteHanded", "ReportClientVerified"] as const;

/** Everything that is done in a case once it is there, by words alone; a file goes its own way. */
export type CaseAct = Exclude<CaseCommand, { readonly type: (typeof otherWays)[number] }>;

export const isAct = (command: CaseCommand): command is CaseAct => !otherWays.some((type) => type === command.type);

/** One command of a case, by the route that carries it. */
export const sendToCase = (client: Client, id: string, act: CaseAct): Promise<Answer<unknown>> => {
  const params = { case: id };
  switch (act.type) {
    case "FileRecord": {
      const { kind, about, values } = act;
      return client.call(cases.fileRecord, {
        params,
        body: { kind, about, values: cases.fileRecord.body.shape.values.parse(values) },
      });
    }
    case "SignRecord":
      return client.call(cases.sign, {
        params: { ...params, record: act.record },
        body: { signature: act.signature },
      });
    case "ObjectToMember":
      return client.call(cases.object, { params, body: { person: act.person, reason: act.reason } });
    case "AnswerObjection":
      return client.call(cases.answerObjection, {
        params: { ...params, objection: act.objection },
        body: { outcome: act.outcome, answer: act.answer },
      });
    case "DrawChecklist":
      return client.call(cases.drawPoints, {
        params,
        body: {
          scenes: [...act.scenes],
          region: act.region,
          on: act.asOf,
          ...(act.sites === undefined ? {} : { sites: [...act.sites] }),
        },
      });
    case "GiveVerdict":
      return client.call(cases.judge, {
        params: { ...params, point: act.point },
        body: { verdict: act.verdict, note: act.note, coveredBy: act.coveredBy },
      });
    case "RecordInterview":
      return client.call(cases.interview, {
        params: { ...params, interview: act.interview },
        body: { with: act.with, note: act.note },
      });
    case "ExplainAbsence":
      return client.call(cases.interview, {
        params: { ...params, interview: act.interview },
        body: { absence: act.reason },
      });
    case "RaiseConcern":
      return client.call(cases.raiseConcern, { params, body: { clause: act.clause, text: act.text } });
    case "AnswerConcern":
      return client.call(cases.answerConcern, {
        params: { ...params, concern: act.concern },
        body: { answer: act.answer },
      });
    case "RaiseFinding": {
      const { type: _, ...body } = act;
      return client.call(cases.raiseFinding, { params, body });
    }
    case "AnswerFinding":
      return client.call(cases.answerFinding, {
        params: { ...params, finding: act.finding },
        body: { part: act.part, text: act.text },
      });
    case "AcceptPlan":
      return client.call(cases.judgePlan, {
        params: { ...params, finding: act.finding },
        body: { outcome: "accepted" },
      });
    case "ReturnPlan":
      return client.call(cases.judgePlan, {
        params: { ...params, finding: act.finding },
        body: { outcome: "returned", reason: act.reason },
      });
    case "VerifyFinding":
      return client.call(cases.verifyFinding, {
        params: { ...params, finding: act.finding },
        body: { evidence: act.evidence },
      });
    case "DisputeFinding":
      return client.call(cases.disputeFinding, {
        params: { ...params, finding: act.finding },
        body: { reason: act.reason },
      });
    case "AnswerDispute":
      return client.call(cases.answerDispute, {
        params: { ...params, finding: act.finding },
        body: { outcome: act.outcome, grade: act.grade, reasons: act.reasons },
      });
    case "EndCase":
      return client.call(cases.end, { params, body: { reason: act.reason } });
    // The server gives the statement its id and number.
    case "AttestCase":
      return client.call(cases.attest, { params, body: {} });
  }
};
