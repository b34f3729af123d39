import { houseRule, type Refusal, refusal } from "@touchstone/kernel";
import type { DocumentVersion, LawBase } from "./law-base.ts";
import { isPlace, type Places } from "./places.ts";

export type VersionProblemCode = "law-ends-before-start" | "law-place-unknown" | "law-date-taken";
export type VersionProblem = Refusal<VersionProblemCode>;

const rule = houseRule("5 (bad input)");

/** What no version may say, whatever form it came in. */
export const versionProblems = (document: DocumentVersion, places: Places): readonly VersionProblem[] => {
  const { title, effective, endedOn, jurisdiction } = document;
  const backwards = effective !== null && endedOn !== null && endedOn < effective;
  return [
    ...(backwards ? [refusal("law-ends-before-start", rule, { document: title, effective, ended: endedOn })] : []),
    ...(isPlace(jurisdiction, places)
      ? []
      : [refusal("law-place-unknown", rule, { document: title, code: jurisdiction })]),
  ] as const;
};

/** Another version of the family that begins on the same day: which of the two applies nobody could say. */
export const sameDayProblem = (document: DocumentVersion, base: LawBase): VersionProblem | null => {
  const { family, version, effective } = document;
  const other = (base.families.get(family) ?? []).find(
    (one) => one.version !== version && effective !== null && one.effective === effective,
  );
  return other === undefined
    ? null
    : refusal("law-date-taken", rule, { document: `${family}@${version}`, other: other.version, date: effective });
};
