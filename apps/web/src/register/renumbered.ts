import { registerRenumberedRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { type PartProps, rowParams } from "./row-data.ts";

/**
 * What the cited articles are numbered now, by clause. Comparing two laws takes a while, so that it is asked for only where
 * a law has a later version, and the row does not wait for it. Until it is there, nothing is claimed.
 */
export const useRenumbered = (part: PartProps): ReadonlyMap<string, string> => {
  const { on } = useAsOf();
  const isAmended = part.row.lines.some(
    ({ withdrawn, clauses }) =>
      withdrawn === null && clauses.some(({ family, overtakenBy }) => overtakenBy?.family === family),
  );
  const input = { params: rowParams(part), query: { on } };
  const answer = useLoaded(registerRenumberedRoutes.renumbered, input, { enabled: isAmended });
  return new Map(
    answer.state === "ready" ? answer.value.clauses.map(({ clause, now }) => [clause, now.article] as const) : [],
  );
};
