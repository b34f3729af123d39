import type { DeadlineRow } from "../deadline/deadline-row.ts";
import type { RuleSource } from "../refusal.ts";
import type { ComingDate } from "./programme-view.ts";

/** A change of edition as its rule has it: when the old one ends, whatever the standard's own dates say. */
export type EditionChange = {
  /** Names of the old edition: `ISO/IEC 27001:2013`, `GB/T 22080-2016`. */
  readonly from: readonly string[];
  readonly to: string;
  readonly lastInitialAudit: string | null;
  readonly lastCertificate: string | null;
  readonly end: { readonly on: string; readonly rule: RuleSource };
  readonly pack: string;
  readonly edition: string;
};

export type TransitionLine = {
  readonly statement: string;
  readonly number: string;
  readonly standard: string;
  readonly to: string;
  /** The printed expiry or the end of the edition, whichever comes first. */
  readonly lastLawfulDay: string;
  readonly isCapped: boolean;
  readonly validUntil: string;
  /** It has passed on the day that was asked, though the statement still stands. */
  readonly hasEnded: boolean;
  /** The last regular audit at which the change can still be made; null where none falls before the last lawful day. */
  readonly occasion: Pick<ComingDate["corridor"], "kind" | "ordinal" | "latest"> | null;
  readonly rule: RuleSource;
  readonly pack: string;
  readonly edition: string;
};

/** Dashes, spaces and widths differ from print to print; the figures do not. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[‐-―−]/g, "-")
    .replaceAll(/\s/g, "")
    .toLowerCase();

/** The longest name that occurs, not followed by a further figure: 27001:2013 is not 27001:20131. */
export const isOfEdition = (standard: string, names: readonly string[]): boolean =>
  names.some((name) => {
    const at = plain(standard).indexOf(plain(name));
    return at >= 0 && !/[0-9]/.test(plain(standard).charAt(at + plain(name).length));
  });

type Planned = { readonly row: DeadlineRow; readonly dates: readonly ComingDate[] };

/** Each living statement to an edition that is being replaced, by its last lawful day. */
export const transitionLines = (
  planned: readonly Planned[],
  changes: readonly EditionChange[],
  on: string,
): readonly TransitionLine[] =>
  planned
    .filter(({ row }) => row.standing === "in-force" || row.standing === "suspended" || row.standing === "not-yet")
    .flatMap(({ row, dates }) => {
      const ending = changes
        .filter(({ from }) => isOfEdition(row.standard, from))
        .toSorted((left, right) => left.end.on.localeCompare(right.end.on));
      const [change] = ending;
      if (change === undefined) return [];
      const isCapped = change.end.on < row.validUntil;
      const lastLawfulDay = isCapped ? change.end.on : row.validUntil;
      const corridor = dates.findLast(
        (date) => date.corridor.latest <= lastLawfulDay && date.corridor.latest >= on,
      )?.corridor;
      return [
        {
          statement: row.id,
          number: row.number,
          standard: row.standard,
          to: change.to,
          lastLawfulDay,
          isCapped,
          validUntil: row.validUntil,
          hasEnded: lastLawfulDay < on,
          occasion:
            corridor === undefined ? null : { kind: corridor.kind, ordinal: corridor.ordinal, latest: corridor.latest },
          rule: change.end.rule,
          pack: change.pack,
          edition: change.edition,
        },
      ];
    })
    .toSorted(
      (left, right) => left.lastLawfulDay.localeCompare(right.lastLawfulDay) || left.number.localeCompare(right.number),
    );

export type TransitionMonth = { readonly month: string; readonly capped: number; readonly expiring: number };

/** How many certificates come to their last lawful day in each month: the work that must be done before it. */
export const transitionMonths = (lines: readonly TransitionLine[]): readonly TransitionMonth[] => {
  const months = new Map<string, TransitionMonth>();
  for (const { lastLawfulDay, isCapped } of lines) {
    const month = lastLawfulDay.slice(0, 7);
    const known = months.get(month) ?? { month, capped: 0, expiring: 0 };
    months.set(month, isCapped ? { ...known, capped: known.capped + 1 } : { ...known, expiring: known.expiring + 1 });
  }
  return [...months.values()].toSorted((left, right) => left.month.localeCompare(right.month));
};
