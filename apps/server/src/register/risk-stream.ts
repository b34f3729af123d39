import { createHash } from "node:crypto";
import {
  bearings,
  lawTitles,
  liveLines,
  periods,
  type Risk,
  type RiskCode,
  type RiskCommand,
  type RiskEvent,
  type RiskFacts,
  risk,
  riskStates,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";
import { dayColumns } from "./evidence/evidenced-days.ts";
import { objectiveColumns } from "./objectives/due-rows.ts";
import { doersOfRow } from "./self-audit/doers.ts";

const text = z.string();
const frequency = z.strictObject({ times: z.int(), per: z.enum(periods) });
const counts = z.strictObject({
  outcomes: z.array(text),
  of: z.enum(["row", "organisation"]),
  site: text.nullable(),
});
const firstDay = text.nullable();
const schedule = z.discriminatedUnion("days", [
  z.strictObject({ days: z.enum(["every", "working"]), from: firstDay }),
  z.strictObject({ days: z.literal("own"), calendar: text, from: firstDay }),
]);
const writtenColumn = z.enum([
  "no",
  "risk",
  "document",
  "effective",
  "clauses",
  "objectives",
  "control",
  "monitoring",
  "evidence",
  "evaluator",
  "evaluatedOn",
  "correction",
  "verification",
  "documentNumber",
  "issuer",
  "level",
  "sourceAddress",
  "searchedOn",
  "department",
  "duty",
  "fulfilment",
  "due",
]);
const printed = z.partialRecord(writtenColumn, text);

const named = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(data) });
const done = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({
    type: z.literal(type),
    data: z.strictObject({ ...data, person: text }),
    personal: z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable(),
  });

const line = { id: text, title: text, printedDate: text };

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  named("RiskIdentified", { title: text, harm: text, owner: text, area: text }),
  named("RiskImported", {
    no: text,
    title: text,
    file: text,
    lines: z.array(z.strictObject({ ...line, printed })),
  }),
  named("RiskAssigned", { owner: text, area: text }),
  named("RiskPlaced", { sites: z.array(text) }),
  named("DocumentAdded", line),
  named("DocumentWithdrawn", { line: text, reason: text }),
  // Since version 4 another title or harm is judged again; before it what was judged went on standing.
  named("RiskRetitled", { no: text, title: text, harm: text, keepsJudgements: z.literal(true).exactOptional() }),
  named("DocumentCorrected", { line: text, title: text, printedDate: text }),
  named("DocumentReinstated", { line: text }),
  named("DocumentTakenBack", { line: text }),
  named("CellWritten", { line: text.nullable(), column: writtenColumn, text }),
  named("PlanItemTakenBack", { item: text }),
  named("RiskWithdrawn", { reason: text.nullable() }),
  named("RiskReinstated", {}),
  named("ClauseExtracted", {
    id: text,
    line: text,
    family: text,
    version: text,
    article: text,
    quote: text,
    digest: text.nullable(),
  }),
  // `counts` since version 3, `schedule` since 4; before them nothing was said of incidents, of days.
  named("ObjectiveSet", {
    id: text,
    text,
    frequency,
    counts: counts.nullable().exactOptional(),
    schedule: schedule.nullable().exactOptional(),
  }),
  named("ControlSet", {
    id: text,
    objective: text,
    who: text,
    what: text,
    when: text,
    where: text,
    why: text,
    how: text,
    documents: z.array(text),
  }),
  named("MonitoringSet", { id: text, objective: text, what: text, who: text, frequency }),
  z.strictObject({
    type: z.literal("WorkAssigned"),
    data: z.strictObject({
      id: text,
      item: text,
      obligation: text,
      from: text,
      code: text,
      issued: text,
      until: text,
      renewBy: text,
      holder: text,
    }),
    personal: z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable(),
  }),
  done("EvidenceAttached", {
    id: text,
    digest: text,
    name: text,
    mediaType: text,
    bytes: z.int(),
    objective: text.nullable(),
    on: text,
    attachedAt: text,
  }),
  done("EvidenceLinked", {
    id: text,
    item: text,
    digest: text,
    name: text,
    mediaType: text,
    bytes: z.int(),
    objective: text.nullable(),
    on: text,
    validFrom: text.nullable(),
    validUntil: text.nullable(),
    // Since version 4; before it whatever was linked spoke for the row, and nobody said why.
    bearing: z.enum(bearings),
    why: text,
    attachedAt: text,
  }),
  named("EvidenceUnlinked", { id: text, reason: text, on: text }),
  named("EvidenceNoted", { item: text, on: text, validFrom: text.nullable(), validUntil: text.nullable() }),
  done("RowEvaluated", {
    id: text,
    outcome: z.enum(["fulfilled", "not-fulfilled"]),
    finding: text,
    evidence: z.array(text),
    on: text,
    competence: text,
  }),
  named("CorrectionPlanned", { id: text, evaluation: text, cause: text, action: text, due: text }),
  done("CorrectionDone", { correction: text, what: text, on: text }),
  done("CorrectionVerified", {
    correction: text,
    outcome: z.enum(["effective", "ineffective"]),
    finding: text,
    on: text,
  }),
  named("ReviewRequired", {
    cited: text,
    family: text,
    version: text,
    on: text,
    due: text.nullable(),
    touched: z.array(
      z.strictObject({
        family: text,
        version: text,
        article: text,
        what: z.enum(["changed", "removed", "replaced", "ended", "unknown"]),
        to: text.nullable(),
      }),
    ),
  }),
  // Since version 5.
  named("ReviewMoved", { family: text, version: text, ends: z.boolean(), due: text, on: text }),
  named("ReviewConcluded", { family: text, version: text, conclusion: text }),
]);

const withName = new Set([
  "WorkAssigned",
  "EvidenceAttached",
  "EvidenceLinked",
  "RowEvaluated",
  "CorrectionDone",
  "CorrectionVerified",
]);

// Version 1 said which law, and neither by when nor which clauses; what is not known is not made up.
const firstReview = z
  .strictObject({ cited: text, family: text, version: text, on: text })
  .transform((data) => ({ ...data, due: null, touched: [] }));
const firstLink = z.looseObject({}).transform((data) => ({ ...data, bearing: "supports", why: "" }));
const firstRetitled = z.looseObject({}).transform((data) => ({ ...data, keepsJudgements: true }));
const upcast = (type: string, schemaVersion: number, data: unknown): unknown => {
  if (schemaVersion === 1 && type === "ReviewRequired") return firstReview.parse(data);
  if (schemaVersion < 4 && type === "RiskRetitled") return firstRetitled.parse(data);
  return schemaVersion < 4 && type === "EvidenceLinked" ? firstLink.parse(data) : data;
};

// Stored JSON leaves out what was undefined; `exactOptionalPropertyTypes` asks for the same here.
const readEvent = (type: string, data: unknown, personal: unknown): RiskEvent =>
  event.parse(
    withName.has(type)
      ? { type, data, personal: personal === null ? null : { person: "", fields: personal } }
      : { type, data },
  ) as RiskEvent;

/** Every clause that a row cites, for the question who cites one: the same place once, whichever line it stands in. */
const citations = (risk: Risk): readonly { family: string; law_version: string; article: string }[] => {
  const cited = risk.withdrawn === null ? liveLines(risk).flatMap(({ clauses }) => clauses) : [];
  const places = cited.map(({ family, version: law_version, article }) => ({ family, law_version, article }));
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
};

/** What makes two imported rows the same row: every printed cell. Null for rows entered by hand. */
export const printedDigest = (table: {
  readonly no: string;
  readonly title: string;
  readonly lines: readonly { readonly printed: unknown }[];
}): string =>
  createHash("sha256")
    .update(JSON.stringify([table.no, table.title, table.lines.map(({ printed: cells }) => cells)]))
    .digest("hex");

const digestOf = ({ identified, importedFrom, lines, withdrawn }: Risk): string | null =>
  identified === null || importedFrom === null || withdrawn !== null
    ? null
    : printedDigest({
        no: identified.no,
        title: identified.title,
        lines: lines.filter((one) => Object.keys(one.printed).length > 0),
      });

export const riskStream: StreamKind<Risk, RiskCommand, RiskEvent, RiskFacts, RiskCode> = {
  kind: "risk",
  schemaVersion: 5,
  readEvent: (type, schemaVersion, data, personal) => readEvent(type, upcast(type, schemaVersion, data), personal),
  decider: risk,
  row: {
    table: "register_risk",
    columns: (state) => ({
      title: state.identified?.title ?? "",
      area: state.area,
      held_by: state.owner,
      // Both sides of OH-22, counted here so that the overview reads no states.
      lawless: state.withdrawn === null && liveLines(state).length === 0,
      loose_lines: liveLines(state).filter(({ clauses }) => clauses.length === 0).length,
      printed_digest: digestOf(state),
      ...dayColumns(state),
      no: state.identified?.no ?? "",
      laws: lawTitles(state),
      sites: state.sites,
      doers: doersOfRow(state),
      ...objectiveColumns(state),
    }),
  },
  side: { table: "register_citation", rows: citations },
};

export const riskMigration: Migration = {
  id: "register/001",
  sql: `${rowTable(
    "register_risk",
    "title text not null, risk_state text not null, state_rank integer not null, area text not null, lawless boolean not null, loose_lines integer not null, printed_digest text",
  )}
create index register_risk_rank on register_risk (owner, state_rank, id);
create index register_risk_title on register_risk (owner, title, id);
create index register_risk_printed on register_risk (owner, printed_digest) where printed_digest is not null;`,
};

/** Rows folded before work was assigned in them, as they are folded now. */
export const upgradeRisks = `
update register_risk set state = (state::jsonb || '{"assignments": []}'::jsonb)::json
where state->'assignments' is null;`;

/** Rows folded before cells could be written and rows withdrawn, as they are folded now. */
export const upgradeWritten = `
update register_risk set state = ('{"written": {}, "withdrawn": null}'::jsonb || state::jsonb)::json
where state->'written' is null;`;

/** The same for the sites at which a row stands. */
export const upgradePlaces = `
update register_risk set state = (state::jsonb || '{"sites": []}'::jsonb)::json
where state->'sites' is null;`;

/** The same for what a link says of its row; and a state that stands between two others moves the later ones. */
export const upgradeBearing = `
update register_risk set state = jsonb_set(state::jsonb, '{evidence}', (
  select jsonb_agg('{"bearing": "supports", "why": ""}'::jsonb || one order by place)
  from jsonb_array_elements(state::jsonb->'evidence') with ordinality as each(one, place)))::json
where json_array_length(state->'evidence') > 0;
update register_risk set state_rank = state_rank + 1 where state_rank >= ${riskStates.indexOf("contradicted")};`;

// Row security sleeps for the owner while its rows are rewritten.
const rewritten = (sql: string): string => `
alter table register_risk no force row level security;
${sql}
alter table register_risk force row level security;`;

export const riskChangesMigration: Migration = { id: "register/changes-001", sql: rewritten(upgradeWritten) };

export const riskPlaceMigration: Migration = { id: "register/places-001", sql: rewritten(upgradePlaces) };

export const riskWorkMigration: Migration = {
  id: "register/work-001",
  sql: rewritten(upgradeRisks),
};

export const riskBearingMigration: Migration = { id: "register/bearing-001", sql: rewritten(upgradeBearing) };
