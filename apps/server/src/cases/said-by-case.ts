import { actOf, type CaseState, type Scheme, type StatementDecision, valueAt } from "@touchstone/kernel";
import { z } from "zod";
import type { CarriedOut, IssueRequest } from "../statements/index.ts";
import type { FactsRead, Transaction } from "../store/index.ts";
import type { CaseRow } from "./case-view.ts";

const told = z.object({ zh: z.string(), en: z.string() });
const sites = z.array(z.object({ name: told, address: told }));

/** The case's own word on its decision, with the version it was said at: what a change of a statement rests on. */
export const decisionFacts = async (
  tx: Transaction,
  owner: string,
  id: string,
  scheme: Scheme,
): Promise<FactsRead<{ readonly decision: StatementDecision | null }>> => {
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

const standardOf = ({ standards }: Scheme) => ({
  zh: standards.map(({ title }) => title.zh).join("；"),
  en: standards.map(({ title }) => title.en).join("; "),
});

export const draftOf = (
  state: CaseState,
  id: string,
  scheme: Scheme,
  today: string,
  digest: string,
): IssueRequest["draft"] => {
  const { opened, decision } = state;
  if (opened === null) throw new Error(`case ${id} was never opened`);
  return {
    title: scheme.statement?.title ?? scheme.title,
    body: opened.body,
    holder: opened.client,
    scope: scopeOn(state, scheme),
    sites: sitesOn(state, scheme),
    standard: standardOf(scheme),
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

const choiceAt = (state: CaseState, path: string | null | undefined): string | null => {
  const said = path === null || path === undefined ? null : valueAt(state, path, null);
  return typeof said === "string" ? said : null;
};

const amendments = ["extended", "reduced", "changed"] as const;

/** What a decided case asks to be done to the statement it is about; null where it makes a new one. */
export const carriedOut = (
  state: CaseState,
  scheme: Scheme,
  today: string,
  basis: CarriedOut["basis"],
): CarriedOut | null => {
  const { opened, decision } = state;
  const act = actOf(state, scheme);
  if (opened === null || decision === null || act === null || act === "issued") return null;
  const ended = choiceAt(state, scheme.lastDay);
  switch (act) {
    case "kept":
      return { act, from: today, on: ended ?? decision.on, basis };
    case "renewed":
      return { act, issuedOn: today, standard: standardOf(scheme), edition: scheme.edition, basis };
    case "amended": {
      const kind = amendments.find((each) => each === choiceAt(state, scheme.statement?.amendment)) ?? "changed";
      const said = { holder: opened.client, scope: scopeOn(state, scheme), sites: sitesOn(state, scheme) };
      return { act, from: today, kind, note: "", basis, ...said };
    }
    default:
      return { act, from: today, reason: choiceAt(state, scheme.statement?.ground) ?? "", note: "", basis };
  }
};

/** After a recertification with another scope: the second step, or null where the scope stays. */
export const newScope = (
  state: CaseState,
  scheme: Scheme,
  today: string,
  basis: CarriedOut["basis"],
  now: { readonly zh: string; readonly en: string } | null,
): CarriedOut | null => {
  const scope = scopeOn(state, scheme);
  if (state.opened === null || now === null || (scope.zh === now.zh && scope.en === now.en)) return null;
  const said = { holder: state.opened.client, scope, sites: sitesOn(state, scheme) };
  return { act: "amended", from: today, kind: "changed", note: "", basis, ...said };
};
