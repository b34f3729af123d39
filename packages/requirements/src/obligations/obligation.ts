import type { Bilingual } from "@touchstone/kernel";

/** Classes of factors of an audit scene: people, machines, materials, methods, environment. */
export const factors = ["人", "机", "料", "法", "环"] as const;
export type Factor = (typeof factors)[number];

/** Kinds of audit points: documents of the system, licences, operating records, observation on site. */
export const pointKinds = ["system", "licence", "operation", "observation"] as const;
export type PointKind = (typeof pointKinds)[number];

/** Management system standards to which a point belongs; waste, fumes and drainage are environmental. */
export const systemStandards = ["iso45001", "iso14001"] as const;
export type SystemStandard = (typeof systemStandards)[number];

/** An article that carries an obligation; `articles` where a version of the family numbers it differently. */
export type ProvisionReference = {
  readonly family: string;
  readonly article: string;
  readonly articles: ReadonlyMap<string, string>;
};

/** A requirement made actionable. Periods are ISO 8601 durations. */
export type Obligation = {
  readonly id: string;
  readonly factor: Factor;
  readonly subclass: Bilingual;
  readonly kind: PointKind;
  readonly jurisdiction: string;
  /** In order of preference: the first whose family is in force on the day carries the obligation. */
  readonly provisions: readonly ProvisionReference[];
  readonly standard: { readonly id: SystemStandard; readonly clause: string };
  readonly duty: Bilingual;
  readonly check: Bilingual;
  readonly evidence: Bilingual;
  /** The operating record that an observation is read together with. */
  readonly record: string | null;
  /** At least once in this period. */
  readonly frequency: string | null;
  readonly deadline: { readonly within: string; readonly of: Bilingual } | null;
  readonly retention: { readonly atLeast: string; readonly of: Bilingual | null } | null;
  /** Codes of operator certificates that fulfil it. */
  readonly qualification: readonly string[];
  /** Places where it is a local focus though the provision is a wider one's, with the local document that makes it so. */
  readonly focus: readonly { readonly jurisdiction: string; readonly family: string }[];
};

/** What a place and a day must give: the pack's own tests. A citation is `ID family@version article`. */
export type ObligationExample = {
  readonly region: string;
  readonly date: string;
  readonly count: number;
  readonly cites: readonly string[];
  readonly never: readonly string[];
};

/** A file of `content/obligations`: one scene. */
export type ObligationPack = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: Bilingual;
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly scene: { readonly id: string } & Bilingual;
  readonly obligations: readonly Obligation[];
  readonly examples: readonly ObligationExample[];
};
