import {
  type Attested,
  accessRule,
  type EditionKind,
  type Json,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  type Said,
  type Statement,
  type StatementBasis,
  type StatementCommand,
  type StatementDecision,
  type StatementRemedy,
} from "@touchstone/kernel";
import { printerOf } from "../adapters/pdf/index.ts";
import type { Services } from "../services.ts";
import type { FactsRead, Transaction } from "../store/index.ts";
import { certificateModel, verifyAddress } from "./certificate-files.ts";
import { publishQueue } from "./publish.ts";
import { allowedChanges, cycleFacts } from "./statement-rules.ts";
import { statementStream } from "./statement-stream.ts";
import { isReasonKnown } from "./status-content.ts";

/** What a decided case does to a statement that was issued before. Days are ISO and not in the future. */
export type CarriedOut =
  /** A surveillance that passed; `on` is its last day on site, from which the next one is counted. */
  | { readonly act: "kept"; readonly from: string; readonly on: string; readonly basis: StatementBasis }
  /** Whole new values of what it says: holder (the same id), scope and sites. */
  | ({
      readonly act: "amended";
      readonly from: string;
      readonly kind: EditionKind;
      readonly note: string;
      readonly basis: StatementBasis;
    } & Said)
  /** A recertification; the expiry follows from the old one and the scheme. */
  | {
      readonly act: "renewed";
      readonly issuedOn: string;
      readonly standard: Attested["standard"];
      readonly edition: string;
      readonly basis: StatementBasis;
    }
  /** A change of standing that a case decided; `reason` is a code of `content/status`. */
  | {
      readonly act: "suspended" | "restored" | "withdrawn";
      readonly from: string;
      readonly reason: string;
      readonly note: string;
      readonly basis: StatementBasis;
    };

type Asked = {
  /** The body. */
  readonly owner: string;
  readonly actor: string;
  /** Idempotency: one key for one act of one decision, so that asked again it finds what was done. */
  readonly key: string;
  readonly body: Json;
  /** Stream of the statement. */
  readonly statement: string;
};

export type CarryOutRequest = Asked & {
  readonly what: CarriedOut;
  /** Reads the case's own decision in the same transaction, with the case's stream and version. */
  readonly decision: (tx: Transaction) => Promise<FactsRead<StatementDecision | null>>;
};

export type Done = { readonly id: string; readonly version: number; readonly number: string };

const changeTypes = {
  suspended: ["SuspendStatement", "suspend"],
  restored: ["RestoreStatement", "restore"],
  withdrawn: ["WithdrawStatement", "withdraw"],
} as const;

const commandOf = (what: CarriedOut): StatementCommand => {
  switch (what.act) {
    case "kept":
      return { type: "MaintainStatement", from: what.from, on: what.on, basis: what.basis };
    case "amended": {
      const { act: _, ...said } = what;
      return { type: "AmendStatement", ...said };
    }
    case "renewed": {
      const { act: _, ...cycle } = what;
      return { type: "RenewStatement", ...cycle };
    }
    default: {
      const { from, reason, note, basis } = what;
      return { type: changeTypes[what.act][0], from, reason, note, decision: basis.decision };
    }
  }
};

const dayOf = (what: CarriedOut): string => (what.act === "renewed" ? what.issuedOn : what.from);

const reasonKnown = (what: CarriedOut): boolean =>
  "reason" in what && isReasonKnown(changeTypes[what.act][1], what.reason, what.from);

/** A statement of this body as it stands; null where there is none. */
export const readStatement = async (services: Services, owner: string, id: string): Promise<Statement | null> => {
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<{ state: Statement }>("select state from statement where owner = $1 and id = $2", [owner, id]),
  );
  return rows[0]?.state ?? null;
};

/** What cannot be printed is refused now, not after it stands in the log. */
const wouldPrint = async (services: Services, attested: Attested, what: CarriedOut): Promise<Result<true, Refusal>> => {
  if (what.act !== "amended" && what.act !== "renewed") return ok(true);
  const said = what.act === "amended" ? { holder: what.holder, scope: what.scope, sites: what.sites } : {};
  const trial = await printerOf(services).print(
    certificateModel(
      { ...attested, ...said },
      {
        log: { index: 0 },
        verify: verifyAddress(services.origin, attested.number),
        attachments: [],
        recordedAt: services.store.world.now().toString(),
      },
    ),
  );
  return trial.ok ? ok(true) : trial;
};

/**
 * Carries out what a later case decided about a statement, in one transaction that reads the decision. The decider
 * refuses what the decision does not carry, what is not lawful from where the statement stands, and a second time; log
 * entry, new certificate and public page follow by the job that leaves with the event. For a recertification that also
 * changes the scope call it twice, `renewed` first, under two keys.
 */
export const carryOutDecision = async (
  services: Services,
  { owner, actor, key, body, statement, what, decision }: CarryOutRequest,
): Promise<Result<Done, Refusal>> => {
  const known = await readStatement(services, owner, statement);
  if (known === null || known.attested === null) return refuse(refusal("not-found", accessRule));
  const { attested } = known;
  const would = await wouldPrint(services, attested, what);
  if (!would.ok) return would;
  return services.store.execute({
    kind: statementStream,
    stream: statement,
    scope: { owner, caseId: null },
    actor,
    key,
    body,
    command: commandOf(what),
    expected: null,
    occurredOn: dayOf(what),
    facts: async (tx) => {
      const read = await decision(tx);
      const cycle = cycleFacts(attested, dayOf(what));
      const allowed = allowedChanges(attested);
      return { facts: { decision: read.facts, cycle, allowed, isReasonKnown: reasonKnown(what) }, reads: read.reads };
    },
    answer: ({ version }) => ({ id: statement, version, number: attested.number }),
    also: (tx) => services.store.jobs.send(tx, publishQueue, { owner, statement }),
  });
};

export type ReinstateRequest = Asked & {
  readonly from: string;
  readonly note: string;
  /** Id of the appeal or judgment; `remedy` reads in the same transaction whether it was upheld. */
  readonly named: string;
  readonly remedy: (tx: Transaction) => Promise<FactsRead<StatementRemedy | null>>;
};

/** Takes a withdrawal back, because the named appeal or judgment was upheld; nothing else can. */
export const reinstateStatement = (
  services: Services,
  { owner, actor, key, body, statement, from, note, named, remedy }: ReinstateRequest,
): Promise<Result<{ readonly id: string; readonly version: number }, Refusal>> =>
  services.store.execute({
    kind: statementStream,
    stream: statement,
    scope: { owner, caseId: null },
    actor,
    key,
    body,
    command: { type: "ReinstateStatement", from, note, remedy: named },
    expected: null,
    occurredOn: from,
    facts: async (tx) => {
      const read = await remedy(tx);
      return { facts: { decision: null, remedy: read.facts }, reads: read.reads };
    },
    answer: ({ version }) => ({ id: statement, version }),
    also: (tx) => services.store.jobs.send(tx, publishQueue, { owner, statement }),
  });
