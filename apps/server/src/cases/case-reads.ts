import { auditWalkTexts, routes } from "@touchstone/contract";
import { accessRule, endedOn, mayNotJudge, notSeparate, ok, refusal, refuse } from "@touchstone/kernel";
import { auditWalks, columns } from "@touchstone/register";
import { printerOf } from "../adapters/pdf/index.ts";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { readCursor, writeCursor } from "../http/lists.ts";
import { readParties } from "../parties/index.ts";
import type { Services } from "../services.ts";
import { readStream } from "../store/index.ts";
import type { CaseDesk } from "./case-desk.ts";
import { readCaseFacts } from "./case-facts.ts";
import {
  type BodysOwn,
  type CaseLens,
  type CaseRow,
  caseLineOf,
  caseViewOf,
  findingViewOf,
  nothingOwn,
  recordViewOf,
  told,
} from "./case-view.ts";
import { recordModel } from "./record-model.ts";
import { schemeOf } from "./schemes.ts";
import { formOn } from "./templates/read-template.ts";

const listSql = `
select id, version, state from case_file
where owner = $1 and ($2::boolean is null or closed = $2) and ($3::uuid is null or id < $3)
order by id desc limit $4`;

// A case that has ended itself lists what was attested up to its last day, and nothing of what came after.
const earlierSql = `
select id, version, state from case_file
where owner = $1 and client = $2 and attested_on is not null and id <> $3 and state->'attested'->>'statement' = $4
  and ($5::date is null or attested_on <= $5::date)
order by attested_on, id`;

export const readsBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store, access } = services;
  const { content, today, look } = desk;

  /** Who of the body could review or decide; asked in the body's own scope, for those who work there. */
  const judgesOf = async ({ state }: CaseRow, lens: CaseLens, scope: { owner: string; caseId: string | null }) => {
    const { scheme } = lens;
    const judging = scheme.records.find((kind) => kind.function === "review")?.id ?? null;
    return store.transaction(scope, async (tx) => {
      const { organisation, files } = await readParties(tx, scope.owner);
      const asked = { kind: judging, isJudgement: false, today: lens.today };
      const { facts } = await readCaseFacts(tx, state, content, { roles: [], name: "" }, asked);
      return Object.entries(organisation?.state.members ?? {})
        .filter(([, roles]) => roles.some((role) => ["auditor", "reviewer", "decision-maker"].includes(role)))
        .map(([person]) => {
          const name = files.find(({ id }) => id === person)?.state.name ?? "";
          const barred = [
            ...notSeparate(state, scheme, { person, name }),
            ...mayNotJudge(state, facts, { person, name }, lens.today),
          ];
          return { person, name, barred: barred.map((each) => told(each, lens.looker.language)) };
        });
    });
  };

  const earlierOf = async ({ id, state }: CaseRow, lens: CaseLens, owner: string) => {
    const { client, statement } = state.opened ?? {};
    if (client === undefined || statement === undefined || statement === null) return [];
    const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
      tx.query<CaseRow>(earlierSql, [owner, client.id, id, statement.id, endedOn(state)]),
    );
    return rows.flatMap((row) =>
      row.state.findings
        .map((kept) => findingViewOf(kept, row.state, lensOf(row, lens.looker)))
        .filter((finding) => !["recorded", "verified", "withdrawn"].includes(finding.state))
        .map((finding) => ({
          case: row.id,
          caseNumber: row.state.opened?.number ?? "",
          finding: finding.id,
          number: finding.number,
          statement: finding.statement,
          clientVerifiedOn: finding.clientVerifiedOn,
        })),
    );
  };

  /** Asked in the body's own scope: a client reaches its case alone, and sees none of it. */
  const ownOf = async (row: CaseRow, lens: CaseLens, scope: Parameters<typeof judgesOf>[2]): Promise<BodysOwn> =>
    scope.caseId === null
      ? { judges: await judgesOf(row, lens, scope), earlierFindings: await earlierOf(row, lens, scope.owner) }
      : nothingOwn;

  return [
    bind(routes.cases.list, async (call) => {
      const { limit, cursor, state } = call.query;
      const scope = scopeOf(call);
      const filter = { organisation: scope.owner, state: state ?? null };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const closed = state === undefined ? null : state === "closed";
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<CaseRow>(listSql, [scope.owner, closed, after.value, limit + 1]),
      );
      const looker = { person: call.viewer.person, roles: call.roles, language: call.language };
      return ok(writeCursor(rows, limit, filter, (row) => caseLineOf(row, lensOf(row, looker))));
    }),
    bind(routes.cases.shared, async (call) => {
      const shared = await access.sharedCases(scopeOf(call).owner);
      const rows = await Promise.all(shared.map((entry) => desk.row(entry, entry.caseId)));
      const looker = { person: call.viewer.person, roles: ["applicant"] as const, language: call.language };
      return ok({ items: rows.flatMap((row) => (row === null ? [] : [caseLineOf(row, lensOf(row, looker))])) });
    }),
    bind(routes.cases.show, async (call) => {
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const { row, lens } = seen.value;
      return ok(caseViewOf(row, lens, await ownOf(row, lens, scopeOf(call))));
    }),
    bind(routes.cases.scheme, async (call) => {
      const seen = await look(call, call.params.case);
      return seen.ok ? ok(seen.value.lens.scheme) : seen;
    }),
    bind(routes.cases.file, async (call) => {
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const scope = scopeOf(call);
      const { row, lens } = seen.value;
      const { events } = await store.transaction(scope, (tx) => readStream(tx, { owner: scope.owner, stream: row.id }));
      return ok({
        case: caseViewOf(row, lens, nothingOwn),
        digest: `sha256:${events.at(-1)?.hash ?? ""}`,
        events: events.map(({ version, type, actor, recordedAt, occurredOn, data, hash }) => ({
          version,
          type,
          actor,
          recordedAt,
          occurredOn,
          data,
          hash,
        })),
      });
    }),
    bind(routes.cases.walk, async (call) => {
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const { points, verdicts } = seen.value.row.state;
      return ok({
        // Clauses of a standard belong to no scene and stand on no column.
        walks: auditWalks(points.filter(({ scene }) => scene !== "")).map(({ scene, steps }) => ({
          scene,
          steps: steps.map(({ column, points: asked }) => {
            const { mark = "", zh = column, en = column } = columns.find(({ key }) => key === column) ?? {};
            const judged = asked.filter((id) => verdicts[id] !== undefined).length;
            return { column, mark, title: { zh, en }, question: auditWalkTexts[column], points: [...asked], judged };
          }),
        })),
      });
    }),
    bind(routes.cases.record, async (call) => {
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const { row, lens } = seen.value;
      const record = row.state.records.find(({ id }) => id === call.params.record);
      return record === undefined
        ? refuse(refusal("not-found", accessRule))
        : ok(recordViewOf(record, row.state, lens.scheme));
    }),
    bind(routes.cases.recordPdf, async (call) => {
      const seen = await look(call, call.params.case);
      if (!seen.ok) return seen;
      const { row, lens } = seen.value;
      const record = row.state.records.find(({ id }) => id === call.params.record);
      if (record === undefined) return refuse(refusal("not-found", accessRule));
      const scope = scopeOf(call);
      const { events } = await store.transaction(scope, (tx) => readStream(tx, { owner: scope.owner, stream: row.id }));
      const made = events.findLast(({ data }) => JSON.stringify(data).includes(record.id));
      const form = await formOn(services, scope.owner, record.kind, record.on);
      const printed = await printerOf(services).print(
        recordModel(row.state, record, lens.scheme, made?.recordedAt ?? "", form),
      );
      return printed.ok ? ok({ bytes: printed.value, type: "application/pdf", name: `${record.number}.pdf` }) : printed;
    }),
  ];

  function lensOf({ state }: CaseRow, looker: CaseLens["looker"]): CaseLens {
    const scheme = schemeOf(content.schemes, state);
    return { scheme, packs: content.packs, today: today(), looker };
  }
};
