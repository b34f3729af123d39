import type { KeptRecord } from "@touchstone/register";

/** Queue of the job that tells the body's case that the client has verified the task of a finding. */
export const taskClosed = "register-finding-task-closed";
export type TaskClosed = {
  readonly owner: string;
  readonly record: string;
  readonly by: string;
  readonly on: string;
};

/** A corrective action that came from a body's finding. */
export const isTaskOfBody = ({ begun, entries }: KeptRecord): boolean =>
  begun?.kind === "corrective-action" && entries.some(({ values }) => values["foundBy"] === "certifier");

/** Who verified a corrective action that a body found, and on which day; null where it is not closed, or none of a body's. */
export const verifiedTask = (record: KeptRecord): { readonly by: string; readonly on: string } | null => {
  const last = record.entries.at(-1);
  return isTaskOfBody(record) && last !== undefined && last.standing.final ? { by: last.person, on: last.on } : null;
};
