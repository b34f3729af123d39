import { clauseTexts, type OutputOf, routes, say } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type ClauseLinkCommand, type ClauseLinkFacts, standardCounts } from "@touchstone/register";
import { jointClauses, sharedClauses } from "@touchstone/requirements";
import { writeCsv } from "../adapters/tabular/write-csv.ts";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import { clauseLinkStream, clauseLinksOf, dayOf, namedEvidence, namedRisks, readBooks } from "../register/index.ts";
import { readStandards } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import type { Transaction } from "../store/index.ts";
import { partTitle } from "./part-title.ts";
import { editionsOn, linesOf, readWorkspace, standardsOf } from "./read-workspace.ts";

type View = OutputOf<typeof routes.selfAudit.clauses>;
type Asked = { readonly on?: string | undefined; readonly standards?: string | undefined };

const everyStandard = (): readonly string[] => [...new Set(readStandards().map(({ id }) => id))];

const viewFor = async (services: Services, owner: string, asked: Asked): Promise<View> => {
  const on = dayOf(services, asked.on);
  const workspace = await services.store.transaction({ owner, caseId: null }, (tx) => readWorkspace(tx, { owner, on }));
  const ids = asked.standards === undefined ? standardsOf(workspace) : asked.standards.split(",");
  const standards = editionsOn([...new Set(ids)], on);
  const lines = linesOf(workspace, standards);
  const counted = new Map(standardCounts(lines).map((count) => [count.id, count]));
  return {
    on,
    standards: standards.flatMap(({ id, title, edition }) => {
      const count = counted.get(id);
      if (count === undefined) return [];
      const { id: _, ...counts } = count;
      return [{ id, title, edition, counts }];
    }),
    known: editionsOn(everyStandard(), on).map(({ id, title }) => ({ id, title })),
    joint: sharedClauses(standards),
    clauses: lines.map((line) => ({
      key: line.key,
      title: line.title,
      question: line.question,
      standards: line.standards.map(({ id, clause }) => ({ id, clause })),
      state: line.state,
      parts: line.parts.map((part) => ({ ...part, title: partTitle(part.part) })),
      links: line.links.map(({ id, to, target, kind, title, holds }) => ({ id, to, target, kind, title, holds })),
    })),
  };
};

const isTargetThere = async (
  tx: Transaction,
  owner: string,
  { to, target }: Extract<ClauseLinkCommand, { type: "LinkToClause" }>,
  on: string,
): Promise<boolean> => {
  if (to === "risk") {
    const found = (await namedRisks(tx, owner, [target], on)).get(target);
    return found !== undefined && found.risk_state !== "withdrawn";
  }
  if (to === "evidence") return (await namedEvidence(tx, owner, [target])).length > 0;
  return (await readBooks(tx, owner, on)).some(({ id }) => id === target);
};

/** Every key under which some choice of standards asks a clause: shared, or of one standard alone. */
const isClauseThere = (key: string, on: string): boolean =>
  jointClauses(editionsOn(everyStandard(), on)).some((clause) => clause.key === key);

export const clausesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.selfAudit;
  type Sent = Pick<Call<never>, "scope" | "command" | "viewer">;
  type Given = { readonly key: string; readonly command: ClauseLinkCommand; readonly expected: number | null };
  const send = (call: Sent, { key, command, expected }: Given) => {
    const { scope } = call;
    if (scope === null) throw new Error("this route's door leads into no scope");
    const stream = clauseLinksOf(scope.owner, key);
    const on = dayOf(services, undefined);
    return store.execute({
      kind: clauseLinkStream,
      stream,
      scope,
      ...call.command,
      command,
      expected,
      facts: async (tx) => {
        const facts: ClauseLinkFacts = {
          actorName: call.viewer.name,
          isClauseThere: isClauseThere(key, on),
          // Rows, records and evidence of an organisation never go: what is there now is there when this is written.
          isTargetThere: command.type !== "LinkToClause" || (await isTargetThere(tx, scope.owner, command, on)),
        };
        return { facts, reads: [] };
      },
      answer: changedAnswer(stream),
    });
  };
  return [
    bind(r.clauses, async (call) => ok(await viewFor(services, scopeOf(call).owner, call.query))),
    bind(r.clausesExport, async (call) => {
      const { on, clauses } = await viewFor(services, scopeOf(call).owner, call.query);
      const { language } = call;
      const word = (key: "clause" | "titleHead" | "standardsHead" | "state" | "answers" | "links") =>
        say(clauseTexts[key], language);
      const head = [
        word("clause"),
        word("titleHead"),
        word("standardsHead"),
        word("state"),
        word("answers"),
        word("links"),
      ];
      const cells = clauses.map(({ key, title, standards, state, parts, links }) => [
        key,
        title[language],
        standards.map(({ id, clause }) => `${id} ${clause}`).join("; "),
        say(clauseTexts[`state.${state}`], language),
        parts.map((part) => `${part.title[language]} ${part.proven}/${part.count}`).join("; "),
        links.map(({ title: named, holds }) => (holds ? named : `(${named})`)).join("; "),
      ]);
      return ok({
        bytes: writeCsv([head, ...cells]),
        type: "text/csv; charset=utf-8",
        name: `clauses-${on}.csv`,
      });
    }),
    bind(r.linkClause, (call) => {
      const { to, target, expected } = call.body;
      const key = call.params.clause;
      return send(call, { key, command: { type: "LinkToClause", key, to, target }, expected });
    }),
    bind(r.unlinkClause, (call) => {
      const { reason, expected } = call.body;
      const { clause, link } = call.params;
      return send(call, { key: clause, command: { type: "UnlinkFromClause", link, reason }, expected });
    }),
  ];
};
