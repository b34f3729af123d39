import { breaking, type CountedIncident, type IncidentCount, type Risk } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { readIncidents } from "./read-incidents.ts";

type Asked = {
  readonly lines: readonly { readonly counts: IncidentCount | null }[];
  /** Where every row stands: an incident belongs to the sites of its row. */
  readonly rows: ReadonlyMap<string, Pick<Risk, "sites">>;
  readonly on: string;
};

/** What breaks an objective of "no accident" in the year of the day. */
export const brokenBy = async (
  services: Services,
  owner: string,
  { lines, rows, on }: Asked,
): Promise<(row: string, counts: IncidentCount) => readonly CountedIncident[]> => {
  // Nobody pays for the book of incidents where no objective counts one.
  const isAsked = lines.some(({ counts }) => counts !== null);
  const incidents = isAsked ? await readIncidents(services, owner) : [];
  return (row, counts) => breaking({ row, counts, incidents, rows, on });
};
