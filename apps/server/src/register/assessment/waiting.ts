import { sayBoth, assessmentWaitingTexts as texts } from "@touchstone/contract";
import { can, houseRule, type RuleSource } from "@touchstone/kernel";
import { type AssessmentStep, assessmentRules } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { methodOf } from "./methods.ts";

type Row = {
  readonly id: string;
  readonly stage: string;
  readonly approver: string | null;
  readonly review_by: string | null;
  readonly title: string;
  readonly method: string | null;
};

// A month before a review is due is early enough to plan it.
const openSql = `
select a.id, a.stage, a.approver, a.review_by, r.title, c.state->>'method' as method from register_assessment a
join register_risk r on r.owner = a.owner and r.id = a.risk::uuid and r.risk_state <> 'withdrawn'
left join register_criteria c on c.owner = a.owner and c.id = a.criteria_set::uuid
where a.owner = $1 and a.stage <> 'retired'
  and (a.stage in ('draft', 'to-treat') or (a.stage = 'to-approve' and a.approver = $2) or a.review_by <= $3)
order by a.before_rank desc nulls last, a.id limit 100`;

type Step = "draft" | "treat" | "approve" | "review";
const rules: Readonly<Record<Step, AssessmentStep>> = {
  draft: "assess",
  treat: "treat",
  approve: "accept",
  review: "review",
};

const ruleOf = ({ method }: Row, step: Step): RuleSource => {
  const kind = methodOf(method ?? "")?.kind;
  return kind === undefined ? houseRule("3") : assessmentRules[kind][rules[step]];
};

const stepOf = ({ stage }: Row): Step =>
  stage === "draft" ? "draft" : stage === "to-treat" ? "treat" : stage === "to-approve" ? "approve" : "review";

const waitingOf = (row: Row, step: Step): Waiting => ({
  key: `register:${row.id}:${step}`,
  due: step === "review" ? row.review_by : null,
  act: sayBoth(texts[`${step}Act`]),
  subject: row.title,
  why: sayBoth(texts[`${step}Why`]),
  rule: ruleOf(row, step),
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
