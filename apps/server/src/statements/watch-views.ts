import { type ClientNotice, isGroundForSuspension, type MarkCheck, markDue, noticeOwed } from "@touchstone/kernel";

export type Stored<State> = { readonly id: string; readonly version: number; readonly state: State };

export const markCheckView = (today: string) => (row: Stored<MarkCheck>) => {
  const { seen, evidence, action, closed } = row.state;
  if (seen === null) throw new Error(`check ${row.id} saw nothing`);
  const { caseId: _, ...what } = seen;
  const due = markDue(row.state);
  return {
    id: row.id,
    version: row.version,
    ...what,
    evidence: evidence.map((file) => ({ ...file })),
    action,
    closed,
    overdue: due !== null && due < today,
    groundForSuspension: isGroundForSuspension(row.state),
  };
};

export const noticeView = (row: Stored<ClientNotice>) => {
  const { reported, clock, answer, carriedOut } = row.state;
  if (reported === null || clock === null) throw new Error(`notice ${row.id} reports nothing`);
  const { caseId: _, ...what } = reported;
  return {
    id: row.id,
    version: row.version,
    ...what,
    clock: { ...clock, rule: { ...clock.rule } },
    answer,
    carriedOut,
    owed: noticeOwed(row.state),
  };
};
