import * as contract from "@touchstone/contract";
import { describe, expect, it } from "vitest";
import { readVocabulary } from "./rule-packs.ts";

const { terms } = readVocabulary();

/** Words that stand for a term without being its whole name. */
const shortForms: Readonly<Record<string, string>> = { 方案: "4.9", 要求: "5.1" };

/** Labels that are spelled like a term and mean something else. */
const otherwise: Readonly<Record<string, string>> = {
  "assessmentTexts.at.acceptable": "a risk is accepted, not a result of conformity assessment (9.6)",
  "assessmentTexts.option.accept": "a risk is accepted, not a result of conformity assessment (9.6)",
  "assessmentTexts.outcome": "what the approver says of a risk, no decision on an object (7.2)",
  "assessmentTexts.outcome.accepted": "a risk is accepted, not a result of conformity assessment (9.6)",
  "assetTexts.owner": "who answers for an asset, not the owner of a scheme (4.13)",
  "cellColumnNames.owner": "the department that answers for a row, not the owner of a scheme (4.13)",
  "complianceTexts.declared": "what somebody says of a row, no attestation by a first party (7.5)",
  "complianceTexts.event.CorrectionVerified": "a correction is looked at again, no claim is verified (6.6)",
  "complianceTexts.owner": "the department that answers for a row, not the owner of a scheme (4.13)",
  "dashboardTexts.what.verification": "a correction is looked at again, no claim is verified (6.6)",
  "evidenceTexts.pause": "an upload is paused, no statement is suspended (8.2)",
  "gridTexts.column.owner": "the department that answers for a row, not the owner of a scheme (4.13)",
  "gridTexts.undo": "a change is taken back, no statement is withdrawn (8.3)",
  "interestedPartyTexts.decide": "the organisation decides on a need, no decision on an object (7.2)",
  "interestedPartyTexts.feedback.complaint": "a complaint to the organisation, not to a body (8.7)",
  "threatTexts.owner": "the department that answers for a row, not the owner of a scheme (4.13)",
  "trailTexts.ownerHead": "the department that answers for a row, not the owner of a scheme (4.13)",
  "casePageTexts.member": "a member of the audit team, not of a system (4.12)",
  "impartialityTexts.owner": "who answers for a risk, not the owner of a scheme (4.13)",
  "impartialityTexts.reviewButton": "a risk is looked at again; the Chinese word is not that of 7.1",
  "lawEventTexts.批准": "a law is approved, no product is permitted (9.1)",
  "objectTexts.claim": "what is validated or verified, not the attestation by a first party (7.5)",
  "registerTexts.owner": "the department that answers for a row, not the owner of a scheme (4.13)",
  "requirementsTexts.ended": "the last day of a law, not of a statement (8.4)",
  "sceneTexts.approve": "the act of a second person on a duty, and no decision on an object",
  "changeTexts.ends": "a law ends to apply; 8.4 is of a statement",
  "handoverTexts.sheet.approved": "who approved the applicability of controls, no product is permitted (9.1)",
  "noticeTexts.pause": "messages are paused, no statement is suspended (8.2)",
  "noticeTexts.standing.paused": "messages are paused, no statement is suspended (8.2)",
  "templateTexts.approve": "a body approves its own template, no product is permitted (9.1)",
};

type Label = { readonly zh: string; readonly en: string; readonly term?: unknown };
const isLabel = (value: unknown): value is Label =>
  typeof value === "object" &&
  value !== null &&
  "zh" in value &&
  "en" in value &&
  typeof value.zh === "string" &&
  typeof value.en === "string";

const labels = Object.entries(contract).flatMap(([catalogue, texts]) =>
  typeof texts !== "object" || texts === null
    ? []
    : Object.entries(texts).flatMap(([key, label]): (readonly [string, Label])[] =>
        isLabel(label) ? [[`${catalogue}.${key}`, label]] : [],
      ),
);

/** The term that a label spells, in either language; English also in the plural. */
const spelled = ({ zh, en }: Label): string | undefined => {
  const word = en.toLocaleLowerCase("en");
  return (
    shortForms[zh] ?? terms.find(({ term }) => term.zh === zh || term.en === word || `${term.en}s` === word)?.clause
  );
};

/** Labels that spell a term and neither say which nor stand among the exceptions. */
const forgotten = (all: readonly (readonly [string, Label])[]): string[] =>
  all.flatMap(([name, label]) => {
    const clause = spelled(label);
    if (clause === undefined || label.term === clause || Object.hasOwn(otherwise, name)) return [];
    return [`${name} (${label.zh}, ${label.en}): mark it with term: "${clause}"`];
  });

describe("the vocabulary in the catalogues (VO-1)", () => {
  it("marks every label that spells a term with its clause", () => {
    expect(labels.length).toBeGreaterThan(1000);
    expect(forgotten(labels)).toEqual([]);
  });

  it("marks only with clauses that the vocabulary has", () => {
    const known = new Set<unknown>(terms.map(({ clause }) => clause));
    const marked = labels.filter(([, { term }]) => term !== undefined);
    expect(marked.length).toBeGreaterThan(60);
    expect(marked.filter(([, { term }]) => !known.has(term)).map(([name]) => name)).toEqual([]);
  });

  it("makes no exception that is not needed", () => {
    const needed = labels.filter(([, label]) => label.term === undefined && spelled(label) !== undefined);
    expect(needed.map(([name]) => name).toSorted()).toEqual(Object.keys(otherwise).toSorted());
  });

  it("sees a label that forgot its clause, or names a wrong one", () => {
    const page = (label: Label) => forgotten([["newPageTexts.head", label]]);
    expect(page({ zh: "抽样", en: "Samples taken" })).toHaveLength(1);
    expect(page({ zh: "投诉情况", en: "Complaints" })).toHaveLength(1);
    expect(page({ zh: "复核", en: "Review", term: "7.2" })).toHaveLength(1);
    expect(page({ zh: "复核", en: "Review", term: "7.1" })).toEqual([]);
    expect(page({ zh: "复核人", en: "Reviewer" })).toEqual([]);
  });
});
