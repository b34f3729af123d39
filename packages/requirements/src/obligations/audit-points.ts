import type { Bilingual } from "@touchstone/kernel";
import { versionOn } from "../documents/in-force.ts";
import { bindsIn, jurisdictionChain } from "../documents/jurisdiction.ts";
import type { LawBase } from "../documents/law-base.ts";
import {
  type Deadline,
  type Factor,
  type Obligation,
  type ObligationPack,
  type PointKind,
  type Recurrence,
  recurrenceOn,
  type SourceCheck,
  type SystemStandard,
} from "./obligation.ts";

/** What carries a point on the day asked for; no article where the text was never seen. */
export type Provision = { readonly family: string; readonly version: string; readonly article: string | null };

type TitledProvision = Provision & { readonly title: string; readonly since: string | null };

export type AuditPoint = {
  readonly id: string;
  readonly scene: string;
  readonly kind: PointKind;
  readonly text: Bilingual;
  readonly duty: Bilingual;
  readonly evidence: Bilingual;
  /** `since`: the first day of this version; null where no day is known. */
  readonly provision: TitledProvision;
  readonly standard: { readonly id: SystemStandard; readonly clause: string };
  readonly jurisdiction: string;
  /** Made by the province or city, or a focus there. */
  readonly local: boolean;
  /** The local document that makes a wider provision a focus here. */
  readonly focus: string | null;
  readonly factor: Factor;
  readonly subclass: Bilingual;
  /** The operating record that belongs to an observation. */
  readonly record: string | null;
  /** Who must do it. */
  readonly subject: Bilingual;
  /** When or if it must be done; null where it always must. */
  readonly condition: Bilingual | null;
  /** How often, by the edition of that day. */
  readonly recurrence: Recurrence | null;
  readonly deadline: Deadline | null;
  readonly retention: Obligation["retention"];
  /** How far the wording was compared with its source. */
  readonly check: SourceCheck;
};

/** An obligation of the place whose provision the base does not hold for that day: shown, never dropped in silence. */
export type OpenPoint = { readonly id: string; readonly scene: string; readonly families: readonly string[] };

export type AuditPoints = { readonly points: readonly AuditPoint[]; readonly open: readonly OpenPoint[] };

/** The article that carries an obligation on a day: of the first of its families that is in force then. */
export const provisionOn = (obligation: Obligation, on: string, base: LawBase): TitledProvision | null => {
  for (const { family, article, articles } of obligation.provisions) {
    const document = versionOn(family, on, base);
    if (document !== null) {
      const { version, title, effective } = document;
      return { family, version, title, since: effective, article: articles.get(version) ?? article };
    }
  }
  return null;
};

/** Not yet made on that day, as opposed to made but not held: then the duty did not exist and no point is missing. */
const existed = (obligation: Obligation, on: string, base: LawBase): boolean =>
  obligation.provisions.some(({ family }) => {
    const [first] = base.families.get(family) ?? [];
    const since = first?.firstEffective ?? first?.effective ?? null;
    return since === null || since <= on;
  });

/** What an auditor looks at in these scenes, at this place, by the law of this day. */
export const auditPoints = (
  packs: readonly ObligationPack[],
  region: string,
  on: string,
  base: LawBase,
): AuditPoints => {
  const points: AuditPoint[] = [];
  const open: OpenPoint[] = [];
  const chain = jurisdictionChain(region);
  for (const pack of packs) {
    const scene = pack.scene.id;
    for (const obligation of pack.obligations) {
      if (!bindsIn(obligation.jurisdiction, region)) continue;
      const { id, kind, check, duty, evidence, standard, jurisdiction, factor, subclass, record, subject } = obligation;
      const { condition, deadline, retention } = obligation;
      const provision = provisionOn(obligation, on, base);
      if (provision === null) {
        const families = obligation.provisions.map(({ family }) => family);
        if (existed(obligation, on, base)) open.push({ id, scene, families });
        continue;
      }
      const focus = obligation.focus.find((one) => chain.includes(one.jurisdiction))?.family ?? null;
      const local = jurisdiction !== "000000" || focus !== null;
      points.push({
        id,
        scene,
        kind,
        text: check,
        duty,
        evidence,
        provision,
        standard,
        jurisdiction,
        local,
        focus,
        factor,
        subclass,
        record,
        subject,
        condition,
        recurrence: recurrenceOn(obligation, on),
        deadline,
        retention,
        check: obligation.review.check,
      });
    }
  }
  return { points, open };
};
