import { routes } from "@touchstone/contract";
import {
  actOf,
  attestationBlocked,
  type CaseState,
  type Json,
  ok,
  refuse,
  type Scheme,
  type StatementFacts,
  valueAt,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { type IssueRequest, issueStatement } from "../statements/index.ts";
import { type FactsRead, readStream, type Transaction } from "../store/index.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { CaseRow } from "./case-view.ts";

const told = z.object({ zh: z.string(), en: z.string() });
const sites = z.array(z.object({ name: told, address: told }));

/** The case's own word on its decision, with the version it was said at: what a change of a statement rests on. */
const decisionFacts = async (
  tx: Transaction,
  owner: string,
  id: string,
  scheme: Scheme,
): Promise<FactsRead<StatementFacts>> => {
  const { rows } = await tx.query<CaseRow>("select id, version, state from case_file where owner = $1 and id = $2", [
    owner,
    id,
  ]);
  const [row] = rows;
  const decision = row?.state.decision ?? null;
  if (row === undefined) return { facts: { decision: null }, reads: [] };
  const { opened } = row.state;
  const ended = scheme.lastDay === null ? null : valueAt(row.state, scheme.lastDay, null);
  return {
    facts: {
      decision:
        decision === null
          ? null
          : {
              id: decision.record,
              caseId: row.id,
              on: decision.on,
              effect: decision.effect,
              occasion: opened?.occasion ?? "",
              act: actOf(row.state, scheme),
              statement: opened?.statement?.number ?? null,
              determinedOn: typeof ended === "string" ? ended : null,
            },
    },
    reads: [{ stream: row.id, version: row.version }],
  };
};

const scopeOn = (state: CaseState, scheme: Scheme) => {
  const said = told.safeParse(scheme.statement === null ? null : valueAt(state, scheme.statement.scope, null));
  return said.success ? said.data : { zh: "", en: "" };
};

const sitesOn = (state: CaseState, scheme: Scheme) => {
  const path = scheme.statement?.sites ?? null;
  const said = sites.safeParse(path === null ? [] : valueAt(state, path, null));
  return said.success ? said.data : [];
};

/** The last day: a validity of 36 months from 2026-11-23 ends on 2029-11-22. */
const lastDay = (from: string, months: number): string =>
  Temporal.PlainDate.from(from).add({ months }).subtract({ days: 1 }).toString();

/** What a record says where one does, or else so many months; what speaks of a moment has no end of its own. */
const untilOf = (state: CaseState, { statement }: Scheme, today: string): string => {
  const said = statement === null || statement.until === null ? null : valueAt(state, statement.until, null);
  if (typeof said === "string") return said;
  const months = statement?.months ?? null;
  return months === null ? "9999-12-31" : lastDay(today, months);
};

const draftOf = (
  state: CaseState,
  id: string,
  scheme: Scheme,
  today: string,
  digest: string,
): IssueRequest["draft"] => {
  const { opened, decision } = state;
  if (opened === null) throw new Error(`case ${id} was never opened`);
  const titles = scheme.standards.map(({ title }) => title);
  return {
    title: scheme.statement?.title ?? scheme.title,
    body: opened.body,
    holder: opened.client,
    scope: scopeOn(state, scheme),
    sites: sitesOn(state, scheme),
    standard: { zh: titles.map(({ zh }) => zh).join("；"), en: titles.map(({ en }) => en).join("; ") },
    scheme: scheme.id,
    edition: scheme.edition,
    issuedOn: today,
    validFrom: today,
    validUntil: untilOf(state, scheme, today),
    caseId: id,
    decision: decision?.record ?? id,
    caseDigest: digest,
  };
};

export const attestBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store } = services;
  return [
    bind(routes.cases.attest, async (call) => {
      const scope = scopeOf(call);
      const seen = await desk.look(call, call.params.case);
      if (!seen.ok) return seen;
      const { row, lens } = seen.value;
      const { head } = await store.transaction(scope, (tx) => readStream(tx, { owner: scope.owner, stream: row.id }));
      // Asked before a number is spent on it; the statement's own decider asks the case again.
      const [first, ...rest] = attestationBlocked(row.state, lens.scheme);
      if (first !== undefined) return refuse(first, ...rest);
      // One decision, one statement, one key: asked again after a crash it finds what was issued.
      const decision = row.state.decision?.record ?? row.id;
      const key = `statement-${decision}`;
      const body: Json = { case: row.id, decision };
      const issued = await issueStatement(services, {
        owner: scope.owner,
        actor: call.viewer.person,
        key,
        body,
        mark: lens.scheme.statement?.prefix ?? lens.scheme.prefix,
        draft: draftOf(row.state, row.id, lens.scheme, desk.today(), `sha256:${head?.hash ?? ""}`),
        facts: (tx) => decisionFacts(tx, scope.owner, row.id, lens.scheme),
      });
      if (!issued.ok) return issued;
      const { id: statement, number } = issued.value;
      const kept = await desk.send(call, { id: row.id, command: { type: "AttestCase", statement, number } });
      return kept.ok ? ok({ ...kept.value, statement, number }) : kept;
    }),
  ];
};
