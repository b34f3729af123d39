import { operatorId } from "../../identity/operator.ts";
import type { Services } from "../../services.ts";
import { type AnyJob, isNamed, type Job } from "../../store/index.ts";
import { noRiskFacts } from "../risk-facts.ts";
import { riskStream } from "../risk-stream.ts";
import { itemOf } from "./item-stream.ts";
import { findItem } from "./items.ts";

/** Queue of the job that tells the rows an item's corrected days. */
export const evidenceCorrected = "register-evidence-corrected";
export type Corrected = { readonly owner: string; readonly item: string };

/** Queue of the job that removes the bytes of what was destroyed: after the event, and again until it is done. */
export const evidenceDestroyed = "register-evidence-destroyed";
export type Destroyed = {
  readonly owner: string;
  readonly digest: string;
  /** The file as it was when it was destroyed; jobs that an older release sent say none. */
  readonly mark?: string | null;
};

const tellRows = (services: Services): Job<Corrected> => ({
  queue: evidenceCorrected,
  handle: async ({ owner, item }) => {
    const { store } = services;
    const scope = { owner, caseId: null };
    const row = await findItem(services, owner, item);
    if (row === null) throw new Error(`evidence ${item} is not there`);
    const { takenOn: on, validFrom, validUntil } = row.state.about;
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<{ id: string }>("select id from register_risk where owner = $1 and $2 = any(evidence_items)", [
        owner,
        item,
      ]),
    );
    for (const { id } of rows) {
      const done = await store.execute({
        kind: riskStream,
        stream: id,
        scope,
        actor: operatorId,
        key: `note ${item} ${row.version} ${id}`,
        body: { item, version: row.version },
        command: { type: "NoteEvidence", item, days: { on, validFrom, validUntil } },
        expected: null,
        facts: async () => ({ facts: noRiskFacts, reads: [] }),
        answer: ({ version }) => ({ id, version }),
      });
      // A row that moved meanwhile is told by the job's next attempt.
      if (!done.ok) throw new Error(`${id} cannot be told: ${done.refusals.map(({ code }) => code).join(", ")}`);
    }
  },
});

/** Handed out twice or late, it removes what was destroyed and nothing that came since. */
export const removeBytes = ({ blobs, store }: Services): Job<Destroyed> => ({
  queue: evidenceDestroyed,
  handle: async ({ owner, digest, mark = null }) => {
    // The same bytes may have come again by another door while the job waited, and a file that is named is not removed.
    const item = itemOf(owner, digest);
    const naming = { owner, digest, but: item, ignore: "EvidenceLinked" };
    const isLive = await store.transaction({ owner, caseId: null }, (tx) => isNamed(tx, naming));
    if (!isLive) await blobs.remove(owner, digest, mark);
  },
});

export const evidenceJobs = (services: Services): readonly AnyJob[] => [tellRows(services), removeBytes(services)];
