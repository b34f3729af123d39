import type { Doer } from "../risk.ts";
import type { Level, Ratings } from "./method.ts";

/** 人机料法环: what the hazard comes from. */
export const factors = ["people", "machine", "material", "method", "environment"] as const;
export type Factor = (typeof factors)[number];
export const properties = ["confidentiality", "integrity", "availability"] as const;
export type Property = (typeof properties)[number];
/** ISO 45001 8.1.2, from the best down. */
export const hierarchy = ["elimination", "substitution", "engineering", "administrative", "ppe"] as const;
export type Hierarchy = (typeof hierarchy)[number];
export const treatmentOptions = ["avoid", "control", "transfer", "accept"] as const;
export type TreatmentOption = (typeof treatmentOptions)[number];

/** Out of a library, or in own words: the text stays as it was read on the day, whatever becomes of the library. */
export type Named = { readonly library: string | null; readonly text: string };

export type AssessmentInputs = {
  /** Hazard → event → harm (OH-5). */
  readonly hazard: string;
  readonly event: string;
  readonly harm: string;
  readonly factors: readonly Factor[];
  /** The four of IS-20; what exists already as a safeguard may be "none", but somebody must have looked. */
  readonly asset: Named | null;
  readonly threat: Named | null;
  readonly weakness: Named | null;
  readonly safeguard: Named | null;
  readonly properties: readonly Property[];
  /** Who answers for the control of it, at the level that its grade asks for. */
  readonly answerable: string;
  readonly ratings: Ratings;
};

export type Measure = {
  readonly what: string;
  readonly hierarchy: Hierarchy | null;
  readonly owner: string;
  readonly due: string | null;
};
/** Whole units of the currency (ISO 4217). */
export type Cost = { readonly amount: number; readonly currency: string };
export type Treatment = {
  readonly option: TreatmentOption;
  readonly measures: readonly Measure[];
  readonly resources: string;
  readonly cost: Cost | null;
  /** After the measures; empty where the risk is accepted as it is. */
  readonly ratings: Ratings;
  /** Who is to accept what stays above the line. */
  readonly approver: string | null;
};

export type Draft = { readonly inputs: AssessmentInputs; readonly treatment: Treatment | null };

/** What a version comes to under one version of the criteria. */
export type Evaluated = {
  readonly criteria: number;
  readonly before: Level;
  readonly after: Level | null;
  readonly acceptable: { readonly before: boolean; readonly after: boolean };
  readonly reviewBy: string;
  readonly on: string;
};
export type Approval = {
  readonly outcome: "accepted" | "refused";
  readonly reason: string;
  /** The criteria under which it was given: stricter ones ask again. */
  readonly criteria: number;
  readonly on: string;
  readonly by: Doer;
};
/** A finished assessment is frozen (IS-23): only what it comes to under later criteria, and who accepted it, is added. */
export type AssessmentVersion = Draft & {
  readonly number: number;
  readonly on: string;
  readonly by: Doer;
  /** Everybody who wrote in it; none of them accepts it. */
  readonly authors: readonly string[];
  readonly results: readonly Evaluated[];
  readonly approvals: readonly Approval[];
};

export type Assessment = {
  /** The register row; empty where there is no such assessment. */
  readonly risk: string;
  readonly set: string;
  readonly draft: Draft | null;
  /** Who wrote in the draft. */
  readonly authors: readonly string[];
  readonly versions: readonly AssessmentVersion[];
  readonly retired: { readonly reason: string; readonly on: string } | null;
};

export const noAssessment: Assessment = { risk: "", set: "", draft: null, authors: [], versions: [], retired: null };

export const lastVersion = ({ versions }: Assessment): AssessmentVersion | null => versions.at(-1) ?? null;
export const lastResult = ({ results }: AssessmentVersion): Evaluated | null => results.at(-1) ?? null;
