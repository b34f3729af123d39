import { editionInForce } from "../rules/choose-edition.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import { type SurveillanceDates, type SurveillancePack, surveillanceDates } from "../rules/surveillance.ts";
import type { DeadlineRow } from "./deadline-row.ts";

type Placed = Pick<DeadlineRow, "jurisdiction" | "subject">;

/**
 * The edition in force on a day: of the statement's own place before its country's before the international one, and made
 * for its standard before made for all. Null where none is, or where several are and the statement does not say which.
 */
export const surveillancePackFor = (
  packs: readonly RulePack[],
  { jurisdiction, subject }: Placed,
  on: string,
): SurveillancePack | null => {
  const found = editionInForce(packs, "surveillance", on, { jurisdiction, subject });
  return found.ok ? found.value : null;
};

/** The same for many statements of a day: each place and subject is looked up once. */
export const surveillancePacks = (packs: readonly RulePack[], on: string) => {
  const chosen = new Map<string, SurveillancePack | null>();
  return (placed: Placed): SurveillancePack | null => {
    const place = `${placed.jurisdiction} ${placed.subject ?? ""}`;
    const known = chosen.get(place);
    if (known !== undefined) return known;
    const pack = surveillancePackFor(packs, placed, on);
    chosen.set(place, pack);
    return pack;
  };
};

/** Months after the day it is counted from within which no edition, past or present, has a surveillance fall due. */
export const shortestTerm = (packs: readonly RulePack[]): number =>
  Math.min(
    12,
    ...packs.flatMap((pack) => {
      if (pack.id !== "surveillance") return [];
      const { first, later } = pack.parameters;
      // The end of the next calendar year is never less than twelve months away.
      return [first.months, later.by === "calendar-year" ? 12 : later.months];
    }),
  );

/** The days that a pack names for a statement. */
export const surveillanceOf = (pack: SurveillancePack, row: DeadlineRow): SurveillanceDates =>
  surveillanceDates(pack, {
    decision: row.decision,
    issued: row.issued,
    expiry: row.validUntil,
    lastSurveillance: row.lastSurveillance,
    activity: row.lastSurveillance === null ? row.cycle : "surveillance",
  });
