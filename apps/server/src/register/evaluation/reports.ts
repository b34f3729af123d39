import { routes } from "@touchstone/contract";
import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  atSite,
  type ComplianceReport,
  movedSince,
  type ReportCommand,
  type ReportContent,
  type ReportedRow,
  reportStates,
} from "@touchstone/register";
import { printerOf } from "../../adapters/pdf/index.ts";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../../http/lists.ts";
import { listed } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import { digest } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { seenVersion } from "../seen-version.ts";
import { siteAsked } from "../sites/read-sites.ts";
import { questionOf, type RowState, readAllStates } from "./read-states.ts";
import { type ReportView, reportCells, reportHead, reportModel } from "./report-print.ts";
import { reportStream } from "./report-stream.ts";
import { tableFile } from "./table-file.ts";

type Held = { readonly id: string; readonly version: number; readonly state: ComplianceReport };
type Made = NonNullable<ComplianceReport["made"]>;

const rowOf = ({ id, version, no, title, state, keys }: RowState): ReportedRow => ({
  risk: id,
  version,
  no,
  title,
  area: keys.area[0]?.title ?? "",
  owner: keys.owner[0]?.title ?? "",
  state,
});

type Asking = Pick<ReportContent, "area" | "site"> & { readonly reported: readonly ReportedRow[] };

/** The rows of an area, of a site, that stand today, and whatever has become of those that a report speaks of. */
const rowsNow = async (
  services: Services,
  owner: string,
  { area, site, reported }: Asking,
): Promise<readonly ReportedRow[]> => {
  const rows: ReportedRow[] = [];
  const named = new Set(reported.map(({ risk }) => risk));
  await readAllStates(services, owner, questionOf(services, {}), (state) => {
    const row = rowOf(state);
    const isHere = site === undefined || atSite(state, site.id);
    const isReported = isHere && row.state !== "withdrawn" && (area === null || row.area === area);
    if (isReported || named.has(row.risk)) rows.push(row);
  });
  return rows;
};

const summaryOf = ({ id, version, state }: Held, { rows, by, ...made }: Made) => ({
  id,
  version,
  title: made.title,
  on: made.on,
  area: made.area,
  site: made.site ?? null,
  rows: rows.length,
  states: reportStates(rows),
  compliant: made.compliant,
  digest: made.digest,
  madeAt: made.madeAt,
  by,
  signatures: state.signatures.map((one) => ({ ...one })),
});

const viewOf = (held: Held, made: Made, now: readonly ReportedRow[]): ReportView => {
  const { declared } = held.state;
  const lastWord = new Map(declared.map(({ risk, says }) => [risk, says]));
  return {
    ...summaryOf(held, made),
    content: made.rows.map((row) => ({ ...row, declared: lastWord.get(row.risk) ?? null })),
    declared: [...declared],
    moved: [...movedSince(made.rows, now)],
  };
};

const readReport = async (
  services: Services,
  owner: string,
  id: string,
): Promise<Result<{ readonly held: Held; readonly made: Made }, Refusal>> => {
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Held>("select id, version, state from register_compliance_report where owner = $1 and id = $2", [
      owner,
      id,
    ]),
  );
  const [held] = rows;
  const made = held?.state.made ?? null;
  return held === undefined || made === null ? refuse(refusal("not-found", accessRule)) : ok({ held, made });
};

type Asked = Pick<Call<typeof routes.evaluation.signReport>, "scope" | "command" | "viewer">;
type Given = {
  readonly stream: string;
  readonly expected: number | null;
  readonly command: ReportCommand;
  readonly content: (ReportContent & { readonly digest: string }) | null;
};

const send = ({ store }: Services, call: Asked, { stream, expected, command, content }: Given) => {
  const { scope } = call;
  if (scope === null) throw new Error("a report has the organisation's scope");
  return store.execute({
    kind: reportStream,
    stream,
    scope,
    ...call.command,
    command,
    expected,
    facts: async () => ({ facts: { actorName: call.viewer.name, content }, reads: [] }),
    answer: changedAnswer(stream),
  });
};

const listSql = `
select id, version, state from register_compliance_report
where owner = $1 and ($2::uuid is null or id < $2::uuid) order by id desc limit $3`;

export const reportsBound = (services: Services): readonly Bound[] => {
  const { evaluation } = routes;
  const view = async (owner: string, id: string): Promise<Result<ReportView, Refusal>> => {
    const read = await readReport(services, owner, id);
    if (!read.ok) return read;
    const { held, made } = read.value;
    return ok(viewOf(held, made, await rowsNow(services, owner, { ...made, reported: made.rows })));
  };
  return [
    bind(evaluation.reports, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor } = call.query;
      const filter = { organisation: scope.owner };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const { rows } = await services.store.transaction(scope, (tx) =>
        tx.query<Held>(listSql, [scope.owner, after.value, limit + 1]),
      );
      const made = rows.flatMap((held) =>
        held.state.made === null ? [] : [{ id: held.id, held, made: held.state.made }],
      );
      return ok(writeCursor(made, limit, filter, (one) => summaryOf(one.held, one.made)));
    }),
    bind(evaluation.makeReport, async (call) => {
      const { title, area, says } = call.body;
      const { owner } = scopeOf(call);
      const asked = await siteAsked(services, owner, call.body.site);
      if (!asked.ok) return asked;
      const site = asked.value === null ? {} : { site: { id: asked.value.id, name: asked.value.state.facts.name } };
      // Read before the transaction opens; the versions in it say of which state of each row the report speaks.
      const rows = await rowsNow(services, owner, { area, ...site, reported: [] });
      const content: ReportContent = { title, on: dayOf(services, undefined), area, ...site, rows };
      return send(services, call, {
        stream: services.store.world.newId(),
        expected: null,
        command: { type: "MakeReport", says },
        content: { ...content, digest: digest(content) },
      });
    }),
    bind(evaluation.report, (call) => view(scopeOf(call).owner, call.params.report)),
    bind(evaluation.declareInReport, (call) => {
      const { expected, ...declaration } = call.body;
      const command: ReportCommand = { type: "DeclareInReport", declaration };
      return send(services, call, { stream: call.params.report, expected, command, content: null });
    }),
    bind(evaluation.signReport, async (call) => {
      const { role, digest: signed } = call.body;
      const seen = seenVersion(call.body.expected);
      if (!seen.ok) return seen;
      const command: ReportCommand = { type: "SignReport", role, digest: signed };
      return send(services, call, { stream: call.params.report, expected: seen.value, command, content: null });
    }),
    bind(evaluation.reportExport, async (call) => {
      const { owner } = scopeOf(call);
      const report = await view(owner, call.params.report);
      if (!report.ok) return report;
      const { format } = call.query;
      const name = `compliance-report-${report.value.on}`;
      if (format !== "pdf")
        return ok(await tableFile(name, format, reportHead(call.language), reportCells(report.value, call.language)));
      const organisation = await listed(services.store, owner);
      if (organisation === null) return refuse(refusal("not-found", accessRule));
      const printed = await printerOf(services).print(reportModel(report.value, organisation.name));
      return printed.ok ? ok({ bytes: printed.value, type: "application/pdf", name: `${name}.pdf` }) : printed;
    }),
  ];
};
