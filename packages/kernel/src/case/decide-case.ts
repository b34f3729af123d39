import { accessRule } from "../can.ts";
import type { Context, Decider } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { type Result, unlessRefused } from "../result.ts";
import { isInForce } from "../rules/pack.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseEvent, CaseStatement } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import { actOf, occasionRefused } from "./case-occasion.ts";
import { type CaseState, evolveCase, noCase } from "./case-state.ts";
import { citeHanded } from "./cite-handed.ts";
import { reportClientVerified } from "./client-verified.ts";
import {
  answerConcern,
  answerObjection,
  drawChecklist,
  explainAbsence,
  giveVerdict,
  objectToMember,
  raiseConcern,
  recordInterview,
} from "./decide-determination.ts";
import { acceptPlan, answerFinding, raiseFinding, returnPlan, verifyFinding } from "./decide-finding.ts";
import { fileRecord, signRecord } from "./decide-record.ts";
import { answerDispute, disputeFinding } from "./dispute.ts";
import { endCase } from "./end-case.ts";
import { attachToAnswer } from "./finding-evidence.ts";
import { bodyMayNotCertify } from "./people.ts";
import { attestationBlocked } from "./red-lines.ts";

type Decided = Result<readonly CaseEvent[], Refusal>;

type Opening = Extract<CaseCommand, { readonly type: "OpenCase" | "ApplyForCase" }>;

/** What stands against a client that opens the case by itself; the body's own planner weighs it alone. */
const applyingRefused = (
  { body, client }: Opening,
  { scheme, application: { isOffered, running } }: CaseFacts,
): readonly Refusal[] => [
  ...(isOffered ? [] : [refusal("scheme-not-offered", accessRule, { scheme: scheme.id, body: body.name })]),
  // One wish is one case: a second one would only ask the body to review the same application twice.
  ...(running === null
    ? []
    : [
        refusal("application-already-open", houseRule("2"), {
          case: running.id,
          number: running.number,
          body: body.name,
        }),
      ]),
  ...(body.id === client.id
    ? [refusal("body-applies-to-itself", { source: "ISO/IEC 17021-1:2015", clause: "5.2" })]
    : []),
];

const openCase = (state: CaseState, command: Opening, facts: CaseFacts, { actor, today }: Context): Decided => {
  const { body, client, region, occasion } = command;
  const { scheme, number, statement } = facts;
  const on = today.toString();
  const { from, to } = scheme.effective;
  const refused: readonly Refusal[] = [
    ...(state.opened === null
      ? []
      : [refusal("case-already-open", scheme.redLines.complete, { number: state.opened.number })]),
    ...(isInForce(scheme, on)
      ? []
      : [
          refusal(
            "scheme-not-in-force",
            { source: scheme.source, clause: scheme.clause },
            { scheme: scheme.id, edition: scheme.edition, from, to, on },
            on < from ? from : null,
          ),
        ]),
    ...occasionRefused(occasion, facts, client.id),
    ...(command.type === "ApplyForCase" ? applyingRefused(command, facts) : []),
    ...bodyMayNotCertify(
      facts,
      { body: body.id, client: client.id },
      on,
      command.type === "ApplyForCase" ? "client" : "body",
    ),
  ];
  return unlessRefused(refused, () => [
    {
      type: "CaseOpened",
      data: {
        number,
        scheme: scheme.id,
        edition: scheme.edition,
        body,
        client,
        region,
        occasion,
        statement: statement === null ? null : { id: statement.id, number: statement.number },
        by: actor,
        on,
      },
    },
  ]);
};

const notItsStatement = (
  { opened }: CaseState,
  { redLines }: CaseFacts["scheme"],
  { id, number }: CaseStatement,
): readonly Refusal[] =>
  opened === null || opened.statement === null || opened.statement.id === id
    ? []
    : [refusal("statement-of-another", redLines.attestation, { number, scheme: opened.scheme })];

const attest = (
  state: CaseState,
  { statement, number }: Extract<CaseCommand, { readonly type: "AttestCase" }>,
  { scheme }: CaseFacts,
  { actor, today }: Context,
): Decided =>
  unlessRefused(
    [...attestationBlocked(state, scheme), ...notItsStatement(state, scheme, { id: statement, number })],
    () => [
      {
        type: "CaseAttested",
        // Not blocked, so the decision asks for something.
        data: { statement, number, act: actOf(state, scheme) ?? "issued", by: actor, on: today.toString() },
      },
    ],
  );

/** One case under one scheme, of whatever kind: the scheme says what is asked, the red lines hold without it. */
export const conformityCase: Decider<CaseState, CaseCommand, CaseEvent, CaseFacts> = {
  initial: noCase,
  evolve: evolveCase,
  decide: (state, command, facts, context) => {
    switch (command.type) {
      case "OpenCase":
      case "ApplyForCase":
        return openCase(state, command, facts, context);
      case "FileRecord":
        return fileRecord(state, command, facts, context);
      case "SignRecord":
        return signRecord(state, command, facts, context);
      case "ObjectToMember":
        return objectToMember(state, command, facts, context);
      case "AnswerObjection":
        return answerObjection(state, command, facts, context);
      case "DrawChecklist":
        return drawChecklist(state, command, facts, context);
      case "GiveVerdict":
        return giveVerdict(state, command, facts, context);
      case "RecordInterview":
        return recordInterview(state, command, facts, context);
      case "ExplainAbsence":
        return explainAbsence(state, command, facts, context);
      case "RaiseConcern":
        return raiseConcern(state, command, facts, context);
      case "AnswerConcern":
        return answerConcern(state, command, facts, context);
      case "RaiseFinding":
        return raiseFinding(state, command, facts, context);
      case "AnswerFinding":
        return answerFinding(state, command, facts, context);
      case "AttachToAnswer":
        return attachToAnswer(state, command, facts, context);
      case "ReportClientVerified":
        return reportClientVerified(state, command, facts, context);
      case "CiteHanded":
        return citeHanded(state, command, facts, context);
      case "AcceptPlan":
        return acceptPlan(state, command, facts, context);
      case "ReturnPlan":
        return returnPlan(state, command, facts, context);
      case "VerifyFinding":
        return verifyFinding(state, command, facts, context);
      case "DisputeFinding":
        return disputeFinding(state, command, facts, context);
      case "AnswerDispute":
        return answerDispute(state, command, facts, context);
      case "EndCase":
        return endCase(state, command, facts, context);
      case "AttestCase":
        return attest(state, command, facts, context);
    }
  },
};
