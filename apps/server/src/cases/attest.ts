import { routes } from "@touchstone/contract";
import { attestationBlocked, type Json, ok, type Refusal, type Result, refuse, scopeOn } from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { type CarriedOut, carryOutDecision, issuedFor, issueStatement, readStatement } from "../statements/index.ts";
import { readStream } from "../store/index.ts";
import type { CaseDesk } from "./case-desk.ts";
import type { CaseLens, CaseRow } from "./case-view.ts";
import { carriedOut, decisionFacts, draftOf, newScope } from "./said-by-case.ts";

type Attesting = {
  readonly call: Call<typeof routes.cases.attest>;
  readonly row: CaseRow;
  readonly lens: CaseLens;
  /** SHA-256 over the chain of the case's events. */
  readonly digest: string;
};
type Attested = Result<{ readonly statement: string; readonly number: string }, Refusal>;

// One decision, one act, one key: asked again after a crash it finds what was done.
const keyed = ({ call, row }: Attesting) => {
  const decision = row.state.decision?.record ?? row.id;
  const body: Json = { case: row.id, decision };
  return { owner: scopeOf(call).owner, actor: call.viewer.person, key: `statement-${decision}`, body };
};

const issueNew = async (services: Services, attesting: Attesting): Promise<Attested> => {
  const { row, lens, digest } = attesting;
  const asked = keyed(attesting);
  const issued = await issueStatement(services, {
    ...asked,
    mark: lens.scheme.statement?.prefix ?? lens.scheme.prefix,
    draft: draftOf(row.state, row.id, lens.scheme, lens.today, digest),
    facts: (tx) => decisionFacts(tx, asked.owner, row.id, lens.scheme),
  });
  if (issued.ok) return ok({ statement: issued.value.id, number: issued.value.number });
  // Issued by somebody who was cut off before the case could say so: what is left is to say it.
  const stands = issued.refusals.every(({ code }) => code === "statement-already-issued");
  const known = stands ? await issuedFor(services, asked.owner, row.state.decision?.record ?? row.id) : null;
  return known === null ? issued : ok(known);
};

/** Acts on the statement that the case is about; a recertification with another scope is two acts, the cycle first. */
const actOnStatement = async (services: Services, attesting: Attesting, what: CarriedOut): Promise<Attested> => {
  const { row, lens } = attesting;
  const statement = row.state.opened?.statement?.id ?? "";
  const { key, ...asked } = keyed(attesting);
  const carry = (act: CarriedOut) =>
    carryOutDecision(services, {
      ...asked,
      key: `${key}-${act.act}`,
      statement,
      what: act,
      decision: async (tx) => {
        const { facts, reads } = await decisionFacts(tx, asked.owner, row.id, lens.scheme);
        return { facts: facts.decision, reads };
      },
    });
  const done = await carry(what);
  // Carried out by somebody who was cut off before the case could say so: what is left is to say it.
  const isDone = !done.ok && done.refusals.some(({ code }) => code === "decision-carried-out-already");
  if (!done.ok && !isDone) return done;
  const known = what.act === "renewed" ? await readStatement(services, asked.owner, statement) : null;
  const now = known === null ? null : scopeOn(known, lens.today);
  const second = newScope(row.state, lens.scheme, lens.today, what.basis, now);
  if (second !== null) {
    const changed = await carry(second);
    if (!changed.ok) return changed;
  }
  return ok({ statement, number: row.state.opened?.statement?.number ?? "" });
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
      const attesting = { call, row, lens, digest: `sha256:${head?.hash ?? ""}` };
      const basis = {
        caseId: row.id,
        decision: row.state.decision?.record ?? row.id,
        caseDigest: attesting.digest,
      };
      const what = carriedOut(row.state, lens.scheme, lens.today, basis);
      const done =
        what === null ? await issueNew(services, attesting) : await actOnStatement(services, attesting, what);
      if (!done.ok) return done;
      const kept = await desk.send(call, { id: row.id, command: { type: "AttestCase", ...done.value } });
      return kept.ok ? ok({ ...kept.value, ...done.value }) : kept;
    }),
  ];
};
