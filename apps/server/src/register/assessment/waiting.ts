import { sayBoth, assessmentWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";

type Row = {
  readonly id: string;
  readonly stage: string;
  readonly approver: string | null;
  readonly review_by: string | null;
  readonly title: string;
};

// A month before a review is due is early enough to plan it.
const openSql = `
select a.id, a.stage, a.approver, a.review_by, r.title from register_assessment a
join register_risk r on r.owner = a.owner and r.id = a.risk::uuid and r.risk_state <> 'withdrawn'
where a.owner = $1 and a.stage <> 'retired'
  and (a.stage in ('draft', 'to-treat') or (a.stage = 'to-approve' and a.approver = $2) or a.review_by <= $3)
order by a.before_rank desc nulls last, a.id limit 100`;

type Step = "draft" | "treat" | "approve" | "review";
const clauses: Readonly<Record<Step, string>> = { draft: "6.1.2", treat: "6.1.3", approve: "6.1.3 f)", review: "8.2" };

const stepOf = ({ stage }: Row): Step =>
  stage === "draft" ? "draft" : stage === "to-treat" ? "treat" : stage === "to-approve" ? "approve" : "review";

const waitingOf = (row: Row, step: Step): Waiting => ({
  key: `register:${row.id}:${step}`,
  due: step === "review" ? row.review_by : null,
  act: sayBoth(texts[`${step}Act`]),
  subject: row.title,
  why: sayBoth(texts[`${step}Why`]),
  rule: { source: "ISO/IEC 27001:2022", clause: clauses[step] },
  href: `/register/assessments/${row.id}`,
  button: sayBoth(texts[`${step}Button`]),
});

/** Drafts, risks above the line without treatment, acceptance that waits for its approver, assessments due again. */
export const assessmentWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, person, roles, today }) => {
    const until = today.add({ months: 1 }).toString();
    const { rows } = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
      tx.query<Row>(openSql, [organisation, person, until]),
    );
    return rows.flatMap((row) => {
      const step = stepOf(row);
      const action = step === "approve" ? "register.evaluate" : "register.write";
      // Another's acceptance is not this person's to give, whatever is due beside it.
      const isOthers = step === "approve" && row.approver !== person;
      return can(roles, action) && !isOthers ? [waitingOf(row, step)] : [];
    });
  };
