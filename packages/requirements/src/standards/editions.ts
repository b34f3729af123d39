import { type EditionChange, isOfEdition } from "@touchstone/kernel";
import type { Standard } from "./standard.ts";

const earlier = (one: string | null, other: string | null): string | null =>
  one === null ? other : other === null || one < other ? one : other;

/** Editions with the days that their transition gives them: whether one still counts is never said by its own dates. */
export const withTransitions = (
  standards: readonly Standard[],
  changes: readonly EditionChange[],
): readonly Standard[] =>
  standards.map((standard) =>
    changes
      .filter(({ from }) => isOfEdition(standard.source, from))
      .reduce(
        (edition, { lastInitialAudit, end }) => ({
          ...edition,
          effective: { ...edition.effective, to: earlier(edition.effective.to, end.on) },
          firstAuditUntil: earlier(edition.firstAuditUntil, lastInitialAudit),
        }),
        standard,
      ),
  );

const newestFirst = (left: Standard, right: Standard): number =>
  right.effective.from.localeCompare(left.effective.from);

/** While a first audit against the older edition may still begin, the newer one is taken only where it is named. */
const unlessNamed = (editions: readonly Standard[], on: string): Standard | undefined =>
  editions.find(({ firstAuditUntil }) => firstAuditUntil !== null && on <= firstAuditUntil) ?? editions[0];

const isFirstOfItsId = ({ id }: Standard, at: number, all: readonly Standard[]): boolean =>
  all.findIndex((other) => other.id === id) === at;

/**
 * The edition of each standard that an audit on this day is against, in the order of the ids; `iso27001@2022` names
 * one. What is unknown, or counts no more that day, gives none; two editions of one standard are not audited together.
 */
export const standardsOn = (
  standards: readonly Standard[],
  ids: readonly string[],
  on: string,
): readonly Standard[] => {
  const asked = ids.flatMap((each) => {
    const [id, edition] = each.split("@");
    const there = standards
      .filter((standard) => standard.id === id && (edition === undefined || standard.edition === edition))
      .filter(({ effective }) => effective.from <= on && (effective.to === null || on <= effective.to))
      .toSorted(newestFirst);
    return unlessNamed(there, on) ?? [];
  });
  return asked.filter(isFirstOfItsId);
};

/** Of each standard the newest edition, whatever the day. */
export const newestEditions = (standards: readonly Standard[]): readonly Standard[] =>
  standards.filter((standard) =>
    standards.every(({ id, effective }) => id !== standard.id || effective.from <= standard.effective.from),
  );
