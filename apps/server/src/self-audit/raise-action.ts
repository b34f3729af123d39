import { printedStandards } from "@touchstone/kernel";
import { type AuditChecklist, type ChecklistEvent, citedBy, isNonconforming, record } from "@touchstone/register";
import { kindOn, recordStream } from "../register/index.ts";
import { appendMany, type Stamp, type Transaction, type World } from "../store/index.ts";

type Judged = Extract<ChecklistEvent, { readonly type: "AuditPointJudged" }>["data"];

type Given = {
  readonly checklist: AuditChecklist;
  readonly title: string;
  readonly actorName: string;
  readonly world: World;
};

/** A point that does not conform is a corrective action from the same moment: nobody has to enter it again. */
export const raiseAction = async (
  tx: Transaction,
  { point: id, verdict, note, action, on }: Judged,
  { checklist, title, actorName, world }: Given,
  stamp: Stamp,
): Promise<void> => {
  const point = checklist.drawn?.points.find((one) => one.id === id);
  if (action === null || point === undefined || !isNonconforming({ verdict })) return;
  const kind = kindOn("corrective-action", on);
  if (kind === null) throw new Error("content/records has no corrective action in force");
  const values = {
    title: `${citedBy(point)} · ${title}`.slice(0, 300),
    nature: "actual",
    foundBy: "internal",
    foundOn: on,
    requirement: (point.provision === null ? printedStandards(point) : citedBy(point)).slice(0, 1000),
    what: note,
  };
  const context = { actor: stamp.actor, now: world.now(), today: Temporal.PlainDate.from(on), newId: stamp.newId };
  const facts = { kind, actorName, people: {}, links: {}, bars: [] };
  const begun = record.decide(record.initial, { type: "BeginRecord", values }, facts, context);
  if (!begun.ok) throw new Error(`a corrective action was refused: ${begun.refusals.map(({ code }) => code).join()}`);
  await appendMany(tx, recordStream, [{ stream: action, events: begun.value }], stamp);
};
