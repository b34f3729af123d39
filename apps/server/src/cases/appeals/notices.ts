import { appealWaiting, routes, sayBoth } from "@touchstone/contract";
import { accessRule, type ComplaintNotice, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { noticeOf, noticeStream } from "./notice-stream.ts";

type Row = { readonly id: string; readonly version: number; readonly state: ComplaintNotice };
const most = 100;

const inCase = async (tx: Transaction, owner: string, caseId: string): Promise<readonly Row[]> =>
  (
    await tx.query<Row>(
      "select id, version, state from case_complaint_notice where owner = $1 and case_id = $2 order by answered, id limit $3",
      [owner, caseId, most],
    )
  ).rows;

const replyOf = ({ answered }: ComplaintNotice) =>
  answered === null ? null : { text: answered.text, name: answered.name, on: answered.on };

/** What clients answered to these complaints, by complaint. */
export const repliesOf = async (tx: Transaction, owner: string, complaints: readonly string[]) => {
  const { rows } = await tx.query<Row>(
    "select id, version, state from case_complaint_notice where owner = $1 and id = any($2::uuid[]) and answered",
    [owner, complaints.map(noticeOf)],
  );
  return new Map(rows.map(({ state }) => [state.referred?.complaint ?? "", replyOf(state)]));
};

export const noticesBound = ({ store }: Services, { today }: CaseDesk): readonly Bound[] => [
  bind(routes.complaints.referred, async (call) => {
    const scope = scopeOf(call);
    const rows = await store.transaction(scope, (tx) => inCase(tx, scope.owner, call.params.case));
    const items = rows.flatMap(({ id, version, state }) => {
      const { referred } = state;
      if (referred === null) return [];
      const { number, text, on, due } = referred;
      return [{ id, version, number, text, on, due, reply: replyOf(state) }];
    });
    return ok({ today: today(), items });
  }),
  bind(routes.complaints.answer, async (call) => {
    const scope = scopeOf(call);
    const { case: about, notice } = call.params;
    const rows = await store.transaction(scope, (tx) => inCase(tx, scope.owner, about));
    if (!rows.some(({ id }) => id === notice)) return refuse(refusal("not-found", accessRule));
    return store.execute({
      kind: noticeStream,
      stream: notice,
      scope,
      ...call.command,
      command: { type: "AnswerComplaint", text: call.body.text },
      expected: null,
      facts: async () => ({ facts: { actor: { name: call.viewer.name } }, reads: [] }),
      answer: changedAnswer(notice),
    });
  }),
];

/** A client hears of complaints about it where its other work waits. */
export const noticesWaiting =
  ({ store, access }: Services): AsksWaiting =>
  async ({ organisation, roles }) => {
    if (!roles.includes("manager") && !roles.includes("administrator")) return [];
    const found: Waiting[] = [];
    for (const { owner, caseId } of await access.sharedCases(organisation)) {
      const rows = await store.transaction({ owner, caseId }, (tx) => inCase(tx, owner, caseId));
      for (const { id, state } of rows) {
        if (state.referred === null || state.answered !== null) continue;
        const { number, due } = state.referred;
        found.push({
          key: `cases:${id}:complaint-answer`,
          due,
          act: sayBoth(appealWaiting.answer, { number }),
          subject: number,
          why: sayBoth(appealWaiting.answerWhy, { due }),
          rule: { source: "ISO/IEC 17021-1:2015", clause: "9.8.4" },
          href: `/cases/${caseId}/appeals`,
          button: appealWaiting.open,
        });
      }
    }
    return found;
  };
