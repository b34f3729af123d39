import { attestedActs, disputeOutcomes, functions, roles, stepActs, verdicts } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, date, id, ruleSource, version } from "../fields.ts";
import { refusalAnswer } from "../problem.ts";

/** What a case shows of itself; every view is derived from its events and its scheme. */

const conformityFunction = z.enum(functions);
const doer = z.enum([...roles, "team", "team-leader"]);
/** Titles out of a scheme are longer than a line of the house. */
const told = z.strictObject({ zh: z.string(), en: z.string() });

export const openStep = z
  .strictObject({
    key: z.string(),
    act: z.enum(stepActs),
    function: conformityFunction,
    text: told,
    who: z.array(doer),
    whoText: told,
    /** May the one who asks do it, in these roles? */
    mine: z.boolean(),
    due: date.nullable(),
    rule: ruleSource,
    on: z.strictObject({ kind: z.string().nullable(), id: z.string().nullable() }),
    /** Empty where it can be done now. */
    waitsFor: z.array(refusalAnswer),
    blocks: conformityFunction.nullable(),
  })
  .meta({ id: "OpenStep" });

const progressView = z.strictObject({
  function: conformityFunction,
  state: z.enum(["done", "current", "ahead"]),
  on: date.nullable(),
});

export const signatureView = z.strictObject({
  signature: z.string(),
  title: told,
  by: id,
  name: z.string(),
  on: date,
});

export const recordView = z
  .strictObject({
    id,
    kind: z.string(),
    title: told,
    number: z.string(),
    edition: z.int(),
    about: z.string().nullable(),
    /** Null on the edition that holds. */
    replacedBy: z.string().nullable(),
    values: z.record(z.string(), z.unknown()),
    /** What rule packs answered when it was filed. */
    basis: z.array(
      z.strictObject({
        pack: z.string(),
        edition: z.string(),
        input: z.record(z.string(), z.unknown()),
        result: z.unknown(),
        trace: z.array(z.unknown()),
      }),
    ),
    by: id,
    name: z.string(),
    on: date,
    signatures: z.array(signatureView),
    missing: z.array(z.strictObject({ signature: z.string(), title: told, who: doer })),
  })
  .meta({ id: "CaseRecord" });

const pointSite = z.strictObject({ name: told, region: z.string() });

export const pointView = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    text: told,
    standard: z.strictObject({ id: z.string(), clause: z.string() }),
    /** The other standards that the point serves: it is judged once for all of them. */
    also: z.array(z.strictObject({ id: z.string(), clause: z.string() })),
    provision: z
      .strictObject({ family: z.string(), version: z.string(), article: z.string(), title: z.string() })
      .nullable(),
    jurisdiction: z.string(),
    local: z.boolean(),
    scene: z.string(),
    record: z.string().nullable(),
    /** The site whose law asks it; null for what is asked once for all sites. */
    site: pointSite.nullable(),
    /** False for points of a standard that this assessment is not against. */
    inScope: z.boolean(),
    verdict: z
      .strictObject({
        verdict: z.enum(verdicts),
        note: z.string(),
        coveredBy: z.string().nullable(),
        by: z.string(),
        on: date,
      })
      .nullable(),
  })
  .meta({ id: "CasePoint" });

export const findingView = z
  .strictObject({
    id,
    number: z.string(),
    grade: z.string(),
    gradeTitle: told,
    closes: z.enum(["verified", "plan-accepted", "recorded"]),
    point: z.string().nullable(),
    requirement: ruleSource,
    /** Every standard and clause of the point it was raised on; it counts for each of them. */
    standards: z.array(z.strictObject({ id: z.string(), clause: z.string() })),
    statement: z.string(),
    evidence: z.string(),
    by: id,
    on: date,
    state: z.enum(["open", "answered", "returned", "plan-accepted", "verified", "recorded", "withdrawn"]),
    answers: z.array(
      z.strictObject({ part: z.enum(["correction", "cause", "corrective-action"]), text: z.string(), on: date }),
    ),
    plan: z.strictObject({ accepted: z.boolean(), note: z.string(), on: date }).nullable(),
    verified: z.strictObject({ evidence: z.string(), by: id, on: date }).nullable(),
    /** The day on which the client's own people found their corrective action effective; the body verifies for itself. */
    clientVerifiedOn: date.nullable(),
    /** What the client attached to its answers; the digest is of the file's bytes, SHA-256. */
    files: z.array(
      z.strictObject({
        id,
        part: z.enum(["correction", "cause", "corrective-action"]),
        name: z.string(),
        digest: z.string(),
        mediaType: z.string(),
        bytes: z.int(),
        collectedOn: date,
        by: id,
        on: date,
      }),
    ),
    /** Records that the client handed over and the team cites; what each was is kept, by its digest. */
    cites: z.array(
      z.strictObject({
        item: id,
        kind: z.string(),
        title: z.string(),
        version: z.int(),
        digest: z.string(),
        by: id,
        on: date,
      }),
    ),
    /** Every answer and what became of it, in order. */
    thread: z.array(
      z.strictObject({
        what: z.enum(["answer", "returned", "accepted"]),
        part: z.enum(["correction", "cause", "corrective-action"]).nullable(),
        /** Of this part, counted from 1. */
        edition: z.int().nullable(),
        text: z.string(),
        on: date,
      }),
    ),
    dispute: z
      .strictObject({
        reason: z.string(),
        on: date,
        answer: z
          .strictObject({
            outcome: z.enum(disputeOutcomes),
            grade: z.string().nullable(),
            reasons: z.string(),
            by: id,
            name: z.string(),
            on: date,
          })
          .nullable(),
      })
      .nullable(),
    limits: z.strictObject({ answerBy: date, verifyBy: date.nullable(), repeatAfter: date.nullable() }).nullable(),
  })
  .meta({ id: "Finding" });

export const caseState = z.enum([
  "open",
  "reviewed",
  "declined",
  "ended",
  "refused",
  "granted",
  "to-suspend",
  "to-withdraw",
  "attested",
]);

const occasionView = z.strictObject({ id: z.string(), title: told });

export const caseLine = z
  .strictObject({
    id,
    version,
    number: z.string(),
    client: bilingual,
    body: bilingual,
    scheme: z.strictObject({ id: z.string(), edition: z.string(), title: told }),
    /** Why it is held. */
    occasion: occasionView,
    state: caseState,
    function: conformityFunction,
    openedOn: date,
    open: z.int(),
    due: date.nullable(),
  })
  .meta({ id: "CaseLine" });

/** Who of the body could review or decide, and who not and why. */
const judge = z.strictObject({ person: id, name: z.string(), barred: z.array(refusalAnswer) });

export const caseView = z
  .strictObject({
    id,
    version,
    number: z.string(),
    scheme: z.strictObject({
      id: z.string(),
      edition: z.string(),
      title: told,
      source: z.string(),
      standards: z.array(z.strictObject({ id: z.string(), title: told })),
    }),
    body: z.strictObject({ id, name: bilingual }),
    client: z.strictObject({ id, name: bilingual }),
    region: z.string(),
    occasion: occasionView,
    /** The statement that it acts on; null where it is to make one. */
    about: z.strictObject({ id, number: z.string() }).nullable(),
    openedOn: date,
    today: date,
    state: caseState,
    progress: z.array(progressView),
    steps: z.array(openStep),
    team: z.array(z.strictObject({ person: id, name: z.string(), isLeader: z.boolean() })),
    judges: z.array(judge),
    records: z.array(recordView),
    objections: z.array(
      z.strictObject({
        id,
        person: id,
        name: z.string(),
        reason: z.string(),
        on: date,
        answer: z.strictObject({ outcome: z.enum(["upheld", "dismissed"]), answer: z.string(), on: date }).nullable(),
      }),
    ),
    checklist: z
      .strictObject({
        scenes: z.array(z.string()),
        region: z.string(),
        /** Sites whose law was drawn apart; none where one region holds for all. */
        sites: z.array(pointSite),
        asOf: date,
        on: date,
        by: id,
        /** Clauses of all standards together, and how many points they are when each shared one is asked once. */
        joint: z.strictObject({ sum: z.int(), once: z.int(), saved: z.int() }),
      })
      .nullable(),
    /** What is against drawing, judging and raising a finding here and now; whoever looks is offered only what nothing bars. */
    checklistBars: z.strictObject({
      draw: z.array(refusalAnswer),
      judge: z.array(refusalAnswer),
      raise: z.array(refusalAnswer),
    }),
    /** The sites that the audit goes to, by the sample that was filed. */
    auditedSites: z.array(pointSite),
    points: z.array(pointView),
    interviews: z.array(
      z.strictObject({
        id: z.string(),
        title: told,
        rule: ruleSource,
        held: z.boolean().nullable(),
        with: z.string().nullable(),
        note: z.string().nullable(),
        on: date.nullable(),
      }),
    ),
    concerns: z.array(
      z.strictObject({
        id,
        clause: z.string(),
        text: z.string(),
        on: date,
        answer: z.strictObject({ answer: z.string(), by: id, on: date }).nullable(),
      }),
    ),
    findings: z.array(findingView),
    /**
     * Nonconformities of earlier cases about the same statement that the body has not verified: what a surveillance looks at
     * (ISO/IEC 17021-1 9.6.2.2). The body's own knowledge, and empty for others.
     */
    earlierFindings: z.array(
      z.strictObject({
        case: id,
        caseNumber: z.string(),
        finding: id,
        number: z.string(),
        statement: z.string(),
        clientVerifiedOn: date.nullable(),
      }),
    ),
    /** Ended without a decision, by which side and why. */
    ended: z.strictObject({ side: z.enum(["client", "body"]), reason: z.string(), by: id, on: date }).nullable(),
    review: z.strictObject({ effect: z.string(), on: date, by: z.array(id) }).nullable(),
    decision: z.strictObject({ effect: z.string(), on: date, by: z.array(id) }).nullable(),
    /** What was done in the end, and to which statement. */
    statement: z.strictObject({ id, number: z.string(), act: z.enum(attestedActs), on: date }).nullable(),
  })
  .meta({ id: "Case" });
