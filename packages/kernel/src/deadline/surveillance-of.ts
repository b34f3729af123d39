import { isInForce } from "../rules/pack.ts";
import type { RulePack } from "../rules/run.ts";
import { type SurveillanceDates, type SurveillancePack, surveillance } from "../rules/surveillance.ts";
import type { DeadlineRow } from "./deadline-row.ts";

type Placed = Pick<DeadlineRow, "jurisdiction">;

/** The edition for the statement's own jurisdiction in force on a day, then its country's, then the international one. */
export const surveillancePackFor = (
  packs: readonly RulePack[],
  { jurisdiction }: Placed,
  on: string,
): SurveillancePack | null => {
  const known = packs.filter((pack): pack is SurveillancePack => pack.id === "surveillance" && isInForce(pack, on));
  const places = [jurisdiction, ...(/^\d{6}$/.test(jurisdiction) ? ["CN"] : []), "international"];
  for (const place of places) {
    const here = known.filter((pack) => pack.jurisdiction === place);
    const latest = here.toSorted((left, right) => (left.effective.from < right.effective.from ? 1 : -1))[0];
    if (latest !== undefined) return latest;
  }
  return null;
};

/** The days that a pack names for a statement. */
export const surveillanceOf = (pack: SurveillancePack, row: DeadlineRow): SurveillanceDates =>
  surveillance(pack, {
    decision: row.decision,
    issued: row.issued,
    expiry: row.validUntil,
    lastSurveillance: row.lastSurveillance,
    activity: row.lastSurveillance === null ? row.cycle : "surveillance",
  }).result;
