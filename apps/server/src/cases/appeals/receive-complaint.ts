import {
  type AppealClock,
  accessRule,
  type ComplaintCommand,
  type Json,
  noConcern,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { listed } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { clockFor } from "./appeal-facts.ts";
import { complaintStream } from "./complaint-stream.ts";
import { publishTime } from "./published-times.ts";

type Told = Omit<Extract<ComplaintCommand, { readonly type: "ReceiveComplaint" }>, "type" | "complainant">;
type Received = Pick<AppealClock, "acknowledgeBy" | "decideBy"> & { readonly number: string };

/** The smallest UUIDv7 of that millisecond: ids of streams tell when they were made, so that no clock is kept in the row. */
const firstIdAt = ({ epochMilliseconds }: Temporal.Instant): string => {
  const hex = epochMilliseconds.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};

/** A body's numbers of one year have no gap: those who complain at once take turns. */
const filing = async (tx: Transaction, owner: string, now: Temporal.Instant, today: string) => {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 7462022))", [owner]);
  const year = today.slice(0, 4);
  const { rows } = await tx.query<{ made: number; recent: number }>(
    `select
       (select count(*)::integer from case_complaint where owner = $1 and number like $2) as made,
       (select count(*)::integer from case_complaint where owner = $1 and id >= $3) as recent`,
    [owner, `CP-${year}-%`, firstIdAt(now.subtract({ hours: 1 }))],
  );
  const made = rows[0]?.made ?? 0;
  return { number: `CP-${year}-${String(made + 1).padStart(4, "0")}`, recent: rows[0]?.recent ?? 0 };
};

/**
 * The one way in for somebody without an account: they become the actor under an id of their own. Only a body that is in
 * the public list can be complained to.
 */
export const receiveComplaint = async (
  services: Services,
  { content, today, arrived }: CaseDesk,
  owner: string,
  said: Told,
  address: string,
): Promise<Result<Received, Refusal>> => {
  const { store } = services;
  const body = await listed(store, owner);
  if (body === null || body.kind !== "body") return refuse(refusal("not-found", accessRule));
  const fromThere = arrived(owner, address, store.world.now());
  const stream = store.world.newId();
  const complainant = store.world.newId();
  const received = await store.execute({
    kind: complaintStream,
    stream,
    scope: { owner, caseId: null },
    actor: complainant,
    key: stream,
    body: { route: "complaints.receive", said: said satisfies Json },
    command: { type: "ReceiveComplaint", complainant, ...said },
    expected: null,
    facts: async (tx) => ({
      facts: {
        actor: { name: "" },
        ...noConcern,
        fromThere,
        ...(await filing(tx, owner, store.world.now(), today())),
      },
      reads: [],
    }),
    answer: ({ state }) => ({ number: state.received?.number ?? "" }),
    also: (tx) => publishTime(services, tx, { owner, stream, kind: "complaint" }),
  });
  if (!received.ok) return received;
  const { acknowledgeBy, decideBy } = clockFor(content.packs, "complaint", today());
  return ok({ number: received.value.number, acknowledgeBy, decideBy });
};
