import { operatorId } from "../identity/operator.ts";
import type { Services } from "../services.ts";
import { publishQueue } from "./publish.ts";
import { statementStream } from "./statement-stream.ts";

type Due = { readonly owner: string; readonly id: string };

/**
 * Records what the date has done: a statement whose last day is over has expired whether or not this ran, but history and
 * log should say so. Run again, it finds nothing.
 */
export const expireDue = async (services: Services): Promise<number> => {
  const { store } = services;
  const today = store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  const due = await store.maintenance(async (tx) => {
    const { rows } = await tx.query<Due>(
      "select owner, id from statement where valid_until < $1 and standing in ('in-force', 'suspended') order by owner, id limit 1000",
      [today],
    );
    return rows;
  });
  for (const { owner, id } of due) {
    const expired = await store.execute({
      kind: statementStream,
      stream: id,
      scope: { owner, caseId: null },
      actor: operatorId,
      key: `expire-${id}`,
      body: { expire: id },
      command: { type: "ExpireStatement" },
      expected: null,
      facts: async () => ({ facts: { decision: null }, reads: [] }),
      answer: ({ version }) => ({ id, version }),
      also: (tx) => store.jobs.send(tx, publishQueue, { owner, statement: id }),
    });
    if (!expired.ok) throw new Error(`${id} cannot expire: ${expired.refusals.map(({ code }) => code).join(", ")}`);
  }
  return due.length;
};
