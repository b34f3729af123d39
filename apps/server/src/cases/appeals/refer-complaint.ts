import type { Complaint, ComplaintEvent, RulePack } from "@touchstone/kernel";
import { appendMany, type Transaction } from "../../store/index.ts";
import { clockFor } from "./appeal-facts.ts";
import { newestCaseOf } from "./concern-facts.ts";
import { noticeOf, noticeStream } from "./notice-stream.ts";

type Stamp = Parameters<typeof appendMany>[3];
type Sent = Extract<ComplaintEvent, { readonly type: "ComplaintSentToClient" }>["data"];

/** The client hears of it in the case that is concerned; where none is, in its newest. */
export const referComplaint = async (
  tx: Transaction,
  { id, owner, packs }: { readonly id: string; readonly owner: string; readonly packs: readonly RulePack[] },
  { received, validated }: Complaint,
  sent: Sent,
  stamp: Stamp,
): Promise<void> => {
  if (received === null || validated === null) return;
  const { client } = validated;
  const about = validated.case ?? (client === null ? null : await newestCaseOf(tx, owner, client));
  if (about === null) return;
  const due = clockFor(packs, "complaint", received.on).decideBy;
  const data = { complaint: id, number: received.number, case: about, due, ...sent };
  await appendMany(tx, noticeStream, [{ stream: noticeOf(id), events: [{ type: "ComplaintReferred", data }] }], stamp);
};
