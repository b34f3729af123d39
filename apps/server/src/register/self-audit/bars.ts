import { isList, isObject, type Refusal, refusal } from "@touchstone/kernel";
import { type AuditChecklist, type BarCode, citedBy, openPoints, type RecordCommand } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { checklistOf, readChecklist } from "./checklist-stream.ts";
import { readReview, reviewInputsOf } from "./review-stream.ts";

export type Beside = {
  readonly bars: readonly Refusal<BarCode>[];
  readonly reads: readonly { readonly stream: string; readonly version: number }[];
};

const nothing: Beside = { bars: [], reads: [] };

type Asked = {
  readonly owner: string;
  readonly record: string;
  readonly kind: string;
  readonly command: RecordCommand;
};
type Step = Extract<RecordCommand, { readonly type: "StepRecord" }>;

const rule = (clause: string) => ({ source: "ISO 45001:2018", clause });

const reviewBars = async (tx: Transaction, { owner, record }: Asked): Promise<Beside> => {
  const { version, review } = await readReview(tx, owner, record);
  if (review.accepted !== null) return { bars: [], reads: [{ stream: reviewInputsOf(record), version }] };
  return { bars: [refusal("review-not-accepted", rule("9.3"))], reads: [] };
};

const actionsIn = ({ values }: Step): ReadonlySet<unknown> => {
  const { findings = null } = values;
  return new Set(isList(findings) ? findings.map((row) => (isObject(row) ? row["action"] : null)) : []);
};

/** The findings are those of the checklist: nothing unjudged, and no nonconformity left out. */
const findingBars = ({ drawn, judged }: AuditChecklist, step: Step): readonly Refusal<BarCode>[] => {
  const open = openPoints({ drawn, judged }).length;
  const told = actionsIn(step);
  const left = judged.filter(({ action }) => action !== null && !told.has(action));
  const clauses = left.flatMap(({ point }) => drawn?.points.filter(({ id }) => id === point).map(citedBy) ?? []);
  return [
    ...(open === 0 ? [] : [refusal("audit-points-open" as const, rule("9.2"), { count: open })]),
    ...(left.length === 0
      ? []
      : [refusal("audit-finding-left-out" as const, rule("9.2"), { count: left.length, clauses })]),
  ];
};

const openActions = async (tx: Transaction, owner: string, { judged }: AuditChecklist) => {
  const ids = judged.flatMap(({ action }) => action ?? []);
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ title: string }>(
    "select title from register_record where owner = $1 and id = any($2::uuid[]) and not final order by title",
    [owner, ids],
  );
  return rows.map(({ title }) => title);
};

const auditBars = async (tx: Transaction, { owner, record }: Asked, step: Step): Promise<Beside> => {
  const { version, checklist } = await readChecklist(tx, owner, record);
  if (checklist.drawn === null) return nothing;
  const reads = [{ stream: checklistOf(record), version }];
  if (step.step === "audit") return { bars: findingBars(checklist, step), reads };
  const actions = await openActions(tx, owner, checklist);
  const bar = refusal("audit-actions-open" as const, rule("9.2.2 e"), { count: actions.length, actions });
  return { bars: actions.length === 0 ? [] : [bar], reads };
};

/** What is kept beside a record bars its steps: a review closes with its inputs accepted, an audit with its points judged. */
export const barsBeside = async (tx: Transaction, asked: Asked): Promise<Beside> => {
  const { kind, command } = asked;
  if (command.type !== "StepRecord") return nothing;
  if (kind === "management-review" && command.step === "close") return reviewBars(tx, asked);
  const isAudit = kind === "internal-audit" && (command.step === "audit" || command.step === "close");
  return isAudit ? auditBars(tx, asked, command) : nothing;
};
