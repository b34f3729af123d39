import {
  type Issue,
  type IssueCode,
  type IssueCommand,
  type IssueEvent,
  type IssueFacts,
  issue,
  issueSides,
  liveRisks,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();
const named = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(data) });
const said = { side: z.enum(issueSides), title: text, text, markets: z.array(text), laws: z.array(text) };
const trend = z.strictObject({
  id: text,
  title: z.strictObject({ zh: text, en: text }),
  edition: text,
  scan: text.nullable(),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  named("IssueRaised", { ...said, on: text, trend: trend.nullable() }),
  named("IssueRevised", said),
  named("RiskLinked", { risk: text, on: text }),
  named("RiskParted", { risk: text, on: text, reason: text }),
  named("IssueClosed", { on: text, reason: text }),
]);

export const issueStream: StreamKind<Issue, IssueCommand, IssueEvent, IssueFacts, IssueCode> = {
  kind: "context-issue",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: issue,
  row: {
    table: "foresight_issue",
    columns: (state) => ({
      side: state.said?.side ?? "",
      raised_on: state.raisedOn,
      closed_on: state.closed?.on ?? null,
      trend: state.trend?.id ?? null,
      markets: state.said?.markets ?? [],
      risks: liveRisks(state),
    }),
  },
};

export const issueMigration: Migration = {
  id: "foresight/issue-001",
  sql: rowTable(
    "foresight_issue",
    "side text not null, raised_on text not null, closed_on text, trend text, markets text[] not null, risks text[] not null",
  ),
};
