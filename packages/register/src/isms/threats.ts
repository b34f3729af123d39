import type { Bilingual } from "@touchstone/kernel";

export const protectedProperties = ["confidentiality", "integrity", "availability"] as const;
export type ProtectedProperty = (typeof protectedProperties)[number];

export const threatGroupKinds = ["domain", "source", "layer", "part", "entry"] as const;

/** A place in the tree: a domain, a source of trouble, a layer of the vehicle, a part, a way in. */
export type ThreatGroup = {
  readonly id: string;
  readonly under: string | null;
  readonly kind: (typeof threatGroupKinds)[number];
  readonly title: Bilingual;
};

export type Threat = {
  readonly id: string;
  readonly under: string;
  readonly title: Bilingual;
  readonly harm: Bilingual;
  readonly affects: readonly ProtectedProperty[];
  /** What the attack gives to the attacker, where two attacks differ in nothing else (IS-15, IS-16). */
  readonly effect: Bilingual | null;
  readonly consequence: "vehicle-accident" | null;
  readonly weakness: Bilingual | null;
  readonly target: Bilingual | null;
  /** Steps of the attack, in their order (IS-17). */
  readonly path: readonly Bilingual[];
  /** Families of law that the threat touches (IS-9). */
  readonly laws: readonly string[];
  /** Controls of ISO/IEC 27001:2022 that are usually asked for; a suggestion, never a decision. */
  readonly controls: readonly string[];
};

export type ThreatLibrary = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: Bilingual;
  readonly groups: readonly ThreatGroup[];
  readonly threats: readonly Threat[];
};

/** What a library has wrong in itself: names that are used twice, groups and threats that hang in the air. */
export const libraryFaults = ({ groups, threats }: ThreatLibrary): readonly string[] => {
  const ids = groups.map(({ id }) => id);
  const names = [...ids, ...threats.map(({ id }) => id)];
  const twice = names.filter((id, at) => names.indexOf(id) !== at);
  const loose = [
    ...groups.filter(({ under }) => under !== null && !ids.includes(under)),
    ...threats.filter(({ under }) => !ids.includes(under)),
  ];
  return [...twice.map((id) => `${id}: twice`), ...loose.map(({ id }) => `${id}: under nothing`)];
};
