import { houseRule, type RuleSource } from "@touchstone/kernel";
import type { AssessmentKind } from "./method.ts";

export type AssessmentStep = "criteria" | "assess" | "treat" | "accept" | "review";
const iso27001 = (clause: string): RuleSource => ({ source: "ISO/IEC 27001:2022", clause });
const iso45001 = (clause: string): RuleSource => ({ source: "ISO 45001:2018", clause });

/** What asks for a step, by what is assessed: what harms people, or what harms information. */
export const assessmentRules: Readonly<Record<AssessmentKind, Readonly<Record<AssessmentStep, RuleSource>>>> = {
  ohs: {
    criteria: iso45001("6.1.2.2"),
    assess: iso45001("6.1.2.1"),
    treat: iso45001("8.1.2"),
    // ISO 45001 names nobody who accepts what is left above the line.
    accept: houseRule("2"),
    review: iso45001("6.1.2.2"),
  },
  isms: {
    criteria: iso27001("6.1.2 a)"),
    assess: iso27001("6.1.2 c)"),
    treat: iso27001("6.1.3"),
    accept: iso27001("6.1.3 f)"),
    review: iso27001("8.2"),
  },
};
