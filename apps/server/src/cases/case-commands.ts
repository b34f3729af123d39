import { routes } from "@touchstone/contract";
import { auditedSites } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { openLibrary, pointsFor, sitesApart } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import type { CaseDesk } from "./case-desk.ts";

/** Every command of a case by its route: what comes in is mapped, and the kernel decides. */
export const commandsBound = ({ store }: Services, { look, send }: CaseDesk): readonly Bound[] => {
  const library = openLibrary(store);
  return [
    bind(routes.cases.fileRecord, (call) => {
      const { version: expected, ...command } = call.body;
      return send(call, { id: call.params.case, command: { type: "FileRecord", ...command }, expected });
    }),
    bind(routes.cases.sign, (call) =>
      send(call, {
        id: call.params.case,
        command: { type: "SignRecord", record: call.params.record, signature: call.body.signature },
        expected: call.body.version,
      }),
    ),
    bind(routes.cases.end, (call) => {
      const { version: expected, reason } = call.body;
      return send(call, { id: call.params.case, command: { type: "EndCase", reason }, expected });
    }),
    bind(routes.cases.object, (call) => {
      const { version: expected, ...command } = call.body;
      return send(call, { id: call.params.case, command: { type: "ObjectToMember", ...command }, expected });
    }),
    bind(routes.cases.answerObjection, (call) => {
      const { version: expected, ...command } = call.body;
      const { case: id, objection } = call.params;
      return send(call, { id, command: { type: "AnswerObjection", objection, ...command }, expected });
    }),
    bind(routes.cases.drawPoints, async (call) => {
      const { scenes, region, on, sites: asked, version: expected } = call.body;
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const standards = seen.value.lens.scheme.standards.map(({ id }) => id);
      const sites = asked ?? sitesApart(auditedSites(seen.value.row.state), region);
      const points = pointsFor(await library(scopeOf(call).owner), { standards, scenes, region, sites, on });
      if (!points.ok) return points;
      return send(call, {
        id: call.params.case,
        command: { type: "DrawChecklist", scenes, region, sites, asOf: on },
        expected,
        points: points.value,
      });
    }),
    bind(routes.cases.judge, (call) => {
      const { version: expected, ...command } = call.body;
      const { case: id, point } = call.params;
      return send(call, { id, command: { type: "GiveVerdict", point, ...command }, expected });
    }),
    bind(routes.cases.interview, (call) => {
      const { case: id, interview } = call.params;
      const { body } = call;
      return send(call, {
        id,
        command:
          "absence" in body
            ? { type: "ExplainAbsence", interview, reason: body.absence }
            : { type: "RecordInterview", interview, with: body.with, note: body.note },
        expected: body.version,
      });
    }),
    bind(routes.cases.raiseConcern, (call) => {
      const { version: expected, ...command } = call.body;
      return send(call, { id: call.params.case, command: { type: "RaiseConcern", ...command }, expected });
    }),
    bind(routes.cases.answerConcern, (call) => {
      const { case: id, concern } = call.params;
      const { answer, version: expected } = call.body;
      return send(call, { id, command: { type: "AnswerConcern", concern, answer }, expected });
    }),
    bind(routes.cases.raiseFinding, (call) => {
      const { version: expected, ...command } = call.body;
      return send(call, { id: call.params.case, command: { type: "RaiseFinding", ...command }, expected });
    }),
    bind(routes.cases.answerFinding, (call) => {
      const { case: id, finding } = call.params;
      const { part, text, version: expected } = call.body;
      return send(call, { id, command: { type: "AnswerFinding", finding, part, text }, expected });
    }),
    bind(routes.cases.judgePlan, (call) => {
      const { case: id, finding } = call.params;
      const { body } = call;
      return send(call, {
        id,
        command:
          body.outcome === "accepted"
            ? { type: "AcceptPlan", finding }
            : { type: "ReturnPlan", finding, reason: body.reason },
        expected: body.version,
      });
    }),
    bind(routes.cases.disputeFinding, (call) => {
      const { case: id, finding } = call.params;
      const { reason, version: expected } = call.body;
      return send(call, { id, command: { type: "DisputeFinding", finding, reason }, expected });
    }),
    bind(routes.cases.answerDispute, (call) => {
      const { case: id, finding } = call.params;
      const { version: expected, ...command } = call.body;
      return send(call, { id, command: { type: "AnswerDispute", finding, ...command }, expected });
    }),
    bind(routes.cases.verifyFinding, (call) => {
      const { case: id, finding } = call.params;
      const { evidence, version: expected } = call.body;
      return send(call, { id, command: { type: "VerifyFinding", finding, evidence }, expected });
    }),
  ];
};
