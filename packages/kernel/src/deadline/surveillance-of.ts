import { isInForce } from "../rules/pack.ts";
import type { RulePack } from "../rules/run.ts";
import { type SurveillanceDates, type SurveillancePack, surveillance } from "../rules/surveillance.ts";
import type { DeadlineRow } from "./deadline-row.ts";

type Placed = Pick<DeadlineRow, "jurisdiction" | "subject">;

// An edition may be made for one standard; one that says nothing is for all.
type Subjected = SurveillancePack & { readonly subject?: string | null };

const forSubject = (packs: readonly Subjected[], subject: string | null): readonly Subjected[] => {
  const exact = packs.filter((pack) => (pack.subject ?? null) === subject);
  if (exact.length > 0) return exact;
  return subject === null ? packs : packs.filter((pack) => (pack.subject ?? null) === null);
};

const placesFrom = (jurisdiction: string): readonly string[] => [
  jurisdiction,
  ...(/^\d{6}$/.test(jurisdiction) ? ["CN"] : []),
  "international",
];

/**
 * The edition in force on a day: of the statement's own place before its country's before the international one, and made
 * for its standard before made for all. Null where none is, or where several are and the statement does not say which.
 */
export const surveillancePackFor = (
  packs: readonly RulePack[],
  { jurisdiction, subject }: Placed,
  on: string,
): SurveillancePack | null => {
  const known = packs.filter((pack): pack is SurveillancePack => pack.id === "surveillance" && isInForce(pack, on));
  for (const place of placesFrom(jurisdiction)) {
    const found = forSubject(
      known.filter((pack) => pack.jurisdiction === place),
      subject,
    );
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
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
