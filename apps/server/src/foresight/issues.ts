import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import type { IssueCommand, IssueFacts } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer, readCursor, writeCursor } from "../http/lists.ts";
import { namedRisks } from "../register/index.ts";
import { openLibrary, readScopes } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import type { FactsRead } from "../store/index.ts";
import { issueStream } from "./issue-stream.ts";
import { type IssueRow, issueViews } from "./issue-views.ts";
import { legalDay } from "./legal-day.ts";
import { marketLaws } from "./market-laws.ts";
import { readTrends } from "./read-trends.ts";
import { scanSeen } from "./scans.ts";

const listSql = `
select id, version, state from foresight_issue
where owner = $1 and raised_on <= $2 and ($3::uuid is null or id < $3) and ($4::text is null or side = $4)
  and ($5::text is null or $5 = any(markets)) and ($6::text is null or trend = $6)
  and ($7::text is null or $7 = any(risks))
order by id desc limit $8`;

/** What content and law base say of the names in a command; the register is asked inside the transaction. */
const namedFacts = async (
  services: Services,
  owner: string,
  command: IssueCommand,
): Promise<Omit<IssueFacts, "isRiskThere">> => {
  const isText = command.type === "RaiseIssue" || command.type === "ReviseIssue";
  const { base } = await openLibrary(services.store)();
  const laws = isText ? command.issue.laws.filter((family) => base.families.has(family)) : [];
  const markets = readScopes().scopes.flatMap(({ id, kind }) => (kind === "market" ? [id] : []));
  if (command.type !== "RaiseIssue" || command.trend === null) return { trend: null, seen: null, markets, laws };
  const { trends, edition } = readTrends();
  const found = trends.find(({ id }) => id === command.trend);
  const trend = found === undefined ? null : { id: found.id, title: found.title, edition };
  return { trend, seen: command.scan === null ? null : await scanSeen(services, owner, command.scan), markets, laws };
};

export const issuesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.foresightIssues;
  type Sent = Pick<Call<never>, "scope" | "command">;
  type Given = { readonly stream: string; readonly command: IssueCommand; readonly expected: number | null };
  const send = async (call: Sent, { stream, command, expected }: Given) => {
    const { scope } = call;
    if (scope === null) throw new Error("this route's door leads into no scope");
    const named = await namedFacts(services, scope.owner, command);
    return store.execute({
      kind: issueStream,
      stream,
      scope,
      ...call.command,
      command,
      expected,
      facts: async (tx): Promise<FactsRead<IssueFacts>> => {
        const asked = command.type === "LinkRisk" ? [command.risk] : [];
        const rows = [...(await namedRisks(tx, scope.owner, asked, legalDay(services))).values()];
        return {
          facts: { ...named, isRiskThere: rows.some(({ risk_state: state }) => state !== "withdrawn") },
          reads: rows.map(({ id, version }) => ({ stream: id, version })),
        };
      },
      answer: changedAnswer(stream),
    });
  };
  return [
    bind(r.issues, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor, on = legalDay(services) } = call.query;
      const { side = null, market = null, trend = null, risk = null } = call.query;
      const filter = { organisation: scope.owner, on, side, market, trend, risk };
      const read = readCursor(cursor, filter);
      if (!read.ok) return read;
      const { base } = await openLibrary(store)();
      const page = await store.transaction(scope, async (tx) => {
        const values = [scope.owner, on, read.value, side, market, trend, risk, limit + 1];
        const { rows } = await tx.query<IssueRow>(listSql, values);
        return writeCursor(rows, limit, filter, await issueViews(tx, { owner: scope.owner, on, base }, rows));
      });
      return ok({ ...page, items: page.items.flat() });
    }),
    bind(r.marketLaws, async (call) => {
      const on = call.query.on ?? legalDay(services);
      return ok({ on, markets: await marketLaws(services, scopeOf(call).owner, on) });
    }),
    bind(r.raiseIssue, (call) => {
      const { trend, scan, ...issue } = call.body;
      const command = { type: "RaiseIssue", issue, trend, scan } as const;
      return send(call, { stream: store.world.newId(), command, expected: null });
    }),
    bind(r.reviseIssue, (call) => {
      const { expected, ...issue } = call.body;
      return send(call, { stream: call.params.issue, command: { type: "ReviseIssue", issue }, expected });
    }),
    bind(r.linkRisk, (call) => {
      const { expected, risk } = call.body;
      return send(call, { stream: call.params.issue, command: { type: "LinkRisk", risk }, expected });
    }),
    bind(r.partRisk, (call) => {
      const { expected, ...parting } = call.body;
      return send(call, { stream: call.params.issue, command: { type: "PartRisk", ...parting }, expected });
    }),
    bind(r.closeIssue, (call) => {
      const { expected, reason } = call.body;
      return send(call, { stream: call.params.issue, command: { type: "CloseIssue", reason }, expected });
    }),
  ];
};
