import type { Bilingual } from "@touchstone/kernel";

/** Classes of factors of an audit scene: people, machines, materials, methods, environment. */
export const factors = ["人", "机", "料", "法", "环"] as const;
export type Factor = (typeof factors)[number];

/** Kinds of audit points: documents of the system, licences, operating records, observation on site. */
export const pointKinds = ["system", "licence", "operation", "observation"] as const;
export type PointKind = (typeof pointKinds)[number];

/** Standards to which a point belongs; waste, fumes and drainage are environmental, a certification body's own 17021-1. */
export const systemStandards = ["iso45001", "iso14001", "iso9001", "iso21001", "iso27001", "iso17021-1"] as const;
export type SystemStandard = (typeof systemStandards)[number];

/**
 * A provision that carries an obligation; `articles` where a version of the family numbers it differently. No article
 * where the document's text was never seen: a number is not guessed.
 */
export type ProvisionReference = {
  readonly family: string;
  readonly article: string | null;
  readonly articles: ReadonlyMap<string, string>;
};

/** How often; periods are ISO 8601 durations. */
export type Recurrence =
  /** The gap between two is never longer. */
  | { readonly kind: "gap"; readonly atMost: string }
  /** At least so many times in each calendar period. */
  | { readonly kind: "times"; readonly times: number; readonly in: string }
  /** Each year in these months. */
  | { readonly kind: "months"; readonly months: readonly number[] }
  /** In these years counted from the start, and after the last of them at this interval. */
  | { readonly kind: "years"; readonly years: readonly number[]; readonly afterwards: string };

/** A recurrence while one edition of the rule stands: `since` is its first day, `until` the first day of the next. */
export type Frequency = {
  readonly since: string | null;
  readonly until: string | null;
  readonly recurrence: Recurrence;
};

/** A term before or after an occasion. */
export type Deadline = { readonly within: string; readonly side: "before" | "after"; readonly of: Bilingual };

/**
 * How far the wording was compared with its source: the article's own text; a public page that tells the rule; only
 * that the document exists, the duty being practice or an essay's; memory.
 */
export const sourceChecks = ["text", "page", "document", "recalled"] as const;
export type SourceCheck = (typeof sourceChecks)[number];

/** Who reviewed an obligation, when, and how far; `against` is the version compared, FAMILY@DATE; `note` what is open. */
export type Review = {
  readonly by: string;
  readonly on: string;
  readonly check: SourceCheck;
  readonly against: string | null;
  readonly note: Bilingual | null;
};

/** What follows when it is not met, with the provision that says so. */
export type Consequence = { readonly provision: ProvisionReference; readonly text: Bilingual };

/** A requirement made actionable. */
export type Obligation = {
  readonly id: string;
  readonly factor: Factor;
  readonly subclass: Bilingual;
  /** What is asked, in the same words at every level, so that nation, province and city can be compared (CT-13). */
  readonly aspects: readonly string[];
  readonly kind: PointKind;
  readonly jurisdiction: string;
  /** In order of preference: the first whose family is in force on the day carries the obligation. */
  readonly provisions: readonly ProvisionReference[];
  readonly standard: { readonly id: SystemStandard; readonly clause: string };
  /** Who must do it. */
  readonly subject: Bilingual;
  /** When or if it must be done; null where it always must. */
  readonly condition: Bilingual | null;
  readonly duty: Bilingual;
  readonly check: Bilingual;
  readonly evidence: Bilingual;
  /** The operating record that an observation is read together with. */
  readonly record: string | null;
  /** One entry for each edition of the rule, oldest first; empty where the source sets no interval. */
  readonly frequency: readonly Frequency[];
  readonly deadline: Deadline | null;
  readonly retention: { readonly atLeast: string; readonly of: Bilingual | null } | null;
  /** Codes of operator certificates that fulfil it. */
  readonly qualification: readonly string[];
  /** Places where it is a local focus though the provision is a wider one's, with the local document that makes it so. */
  readonly focus: readonly { readonly jurisdiction: string; readonly family: string }[];
  readonly consequence: Consequence | null;
  readonly review: Review;
};

/** How often by the edition that stands on a day; null where it sets no interval. */
export const recurrenceOn = ({ frequency }: Pick<Obligation, "frequency">, on: string): Recurrence | null =>
  frequency.find(({ since, until }) => (since === null || since <= on) && (until === null || on < until))?.recurrence ??
  null;

/** What a place and a day must give: the pack's own tests. A citation is `ID family@version article`. */
export type ObligationExample = {
  readonly region: string;
  readonly date: string;
  readonly count: number;
  readonly cites: readonly string[];
  readonly never: readonly string[];
};

/** A technical area in which an audit meets this scene, by the list that numbers it. */
export type TechnicalArea = {
  readonly list: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly check: SourceCheck;
};

/** A file of `content/obligations`: one scene. */
export type ObligationPack = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: Bilingual;
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly scene: { readonly id: string } & Bilingual;
  /** CT-23: the areas whose analysis the guide of this scene completes. */
  readonly areas: readonly TechnicalArea[];
  readonly obligations: readonly Obligation[];
  readonly examples: readonly ObligationExample[];
};
