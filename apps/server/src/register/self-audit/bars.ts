import { type Data, isList, isObject, type Refusal, refusal } from "@touchstone/kernel";
import {
  type AuditChecklist,
  acceptedFor,
  type BarCode,
  citedBy,
  heldOn,
  openPoints,
  type RecordCommand,
} from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { readBook } from "../records/books.ts";
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
  readonly on: string;
};

const rule = (clause: string) => ({ source: "ISO 45001:2018", clause });

const reviewBars = async (tx: Transaction, { owner, record, kind, on }: Asked): Promise<Beside> => {
  const { version, review } = await readReview(tx, owner, record);
  const found = await readBook(tx, owner, { id: record, kind, on });
  if (acceptedFor(review, found === null ? null : heldOn(found.book)) !== null)
    return { bars: [], reads: [{ stream: reviewInputsOf(record), version }] };
  return { bars: [refusal("review-not-accepted", rule("9.3"))], reads: [] };
};

/** The verdict that each corrective action is told with. */
const verdictsIn = ({ findings = null }: Data): ReadonlyMap<unknown, unknown> =>
  new Map(isList(findings) ? findings.flatMap((row) => (isObject(row) ? [[row["action"], row["verdict"]]] : [])) : []);

/** The findings are those of the checklist: nothing unjudged, and no nonconformity left out or told as another. */
const findingBars = ({ drawn, judged }: AuditChecklist, values: Data): readonly Refusal<BarCode>[] => {
  const open = openPoints({ drawn, judged }).length;
  const told = verdictsIn(values);
  const left = judged.filter(({ action, verdict }) => action !== null && told.get(action) !== verdict);
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

const auditBars = async (tx: Transaction, { owner, record }: Asked, findings: Data | null): Promise<Beside> => {
  const { version, checklist } = await readChecklist(tx, owner, record);
  if (checklist.drawn === null) return nothing;
  const reads = [{ stream: checklistOf(record), version }];
  if (findings !== null) return { bars: findingBars(checklist, findings), reads };
  const actions = await openActions(tx, owner, checklist);
  const bar = refusal("audit-actions-open" as const, rule("9.2.2 e"), { count: actions.length, actions });
  return { bars: actions.length === 0 ? [] : [bar], reads };
};

/** What is kept beside a record bars its steps: a review closes with its inputs accepted, an audit with its points judged. */
export const barsBeside = async (tx: Transaction, asked: Asked): Promise<Beside> => {
  const { kind, command } = asked;
  const step = command.type === "StepRecord" ? command.step : null;
  if (kind === "management-review") return step === "close" ? reviewBars(tx, asked) : nothing;
  if (kind !== "internal-audit") return nothing;
  if (step === "close") return auditBars(tx, asked, null);
  // Findings that were filed are amended no further from the checklist than they could be filed.
  const isTold = step === "audit" || (command.type === "AmendRecord" && Object.hasOwn(command.values, "findings"));
  return isTold ? auditBars(tx, asked, command.values) : nothing;
};
