import type { DemoOrganisation } from "@touchstone/server";
import type { Teller } from "../teller.ts";
import { playAssessments, playCriteria } from "./assessment-part.ts";
import { playContext, playSites } from "./context-part.ts";
import { linkEvidence, playEvidence } from "./evidence-part.ts";
import { playAssets, playSoa } from "./isms-part.ts";
import { namesOf } from "./names.ts";
import { playRecords } from "./records-part.ts";
import { playReport } from "./report-part.ts";
import { judgeRows, playRows } from "./rows-part.ts";
import { enterTroupe } from "./troupe.ts";

type Doors = Parameters<typeof enterTroupe>[0];

/** One demo organisation from nothing to a management system at work, through the public API by its own people. */
export const playOrganisation = async (
  { step }: Teller,
  doors: Doors,
  told: DemoOrganisation,
): Promise<{ readonly organisation: string }> => {
  const names = namesOf(told.id);
  const of = (what: string) => `${told.title[doors.voice.lang]}: ${what}`;
  const troupe = await step(of("accounts, people, competence"), () => enterTroupe(doors, told, names));
  const stage = { troupe, told, names };
  await step(of("sites, criteria, evidence"), async () => {
    await playSites(troupe, told, names);
    await playCriteria(troupe, told, names);
    await playEvidence(troupe, told, names);
  });
  await step(of("assets and register rows"), async () => {
    await playAssets(troupe, told, names);
    await playRows(stage);
    await linkEvidence(troupe, told, names);
    await judgeRows(stage);
  });
  await step(of("risks assessed, treated, accepted"), () => playAssessments(troupe, told, names));
  await step(of("records of the management system"), () => playRecords(troupe, told, names));
  await step(of("parties, issues, scope"), () => playContext(troupe, told, names));
  await step(of("statement of applicability and compliance report"), async () => {
    await playSoa(troupe, told);
    await playReport(troupe, told, names);
  });
  return { organisation: troupe.organisation };
};
