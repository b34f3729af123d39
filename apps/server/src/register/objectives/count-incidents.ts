import { breaking, type CountedIncident, type Risk, type YearLine } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { readIncidents } from "./read-incidents.ts";

type Places = ReadonlyMap<string, Pick<Risk, "sites">>;
type Counted = (line: Pick<YearLine, "risk" | "counts">) => readonly CountedIncident[] | null;

/** What breaks each of these objectives in the year up to the day, the last first; null where it counts no incident. */
export const countIncidents = async (
  services: Services,
  owner: string,
  {
    lines,
    rows,
    on,
  }: { readonly lines: readonly Pick<YearLine, "counts">[]; readonly rows: Places; readonly on: string },
): Promise<Counted> => {
  // Nobody pays for the book of incidents where no objective counts one.
  const asked = lines.some(({ counts }) => counts !== null);
  const incidents = asked ? await readIncidents(services, owner) : [];
  return ({ risk: row, counts }) =>
    counts === null
      ? null
      : breaking({ row, counts, incidents, rows, on }).toSorted((a, b) => b.on.localeCompare(a.on));
};
