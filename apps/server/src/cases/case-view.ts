import {
  caseActs,
  caseDoers,
  type caseViewShape,
  type Language,
  refusalMessage,
  say,
  sayBoth,
  sayListBoth,
} from "@touchstone/contract";
import {
  auditedSites,
  type CaseFacts,
  type CaseRecord,
  type CaseState,
  checklistBars,
  type Doer,
  disputeOf,
  type Effect,
  type Finding,
  gradeOf,
  isWithin,
  limitsOf,
  type OpenStep,
  openSteps,
  progress,
  type Refusal,
  type Role,
  type RulePack,
  type Scheme,
  standardsOf,
  teamOf,
} from "@touchstone/kernel";
import { countShared } from "@touchstone/requirements";
import type { z } from "zod";

export type CaseRow = { readonly id: string; readonly version: number; readonly state: CaseState };
type CaseView = z.input<typeof caseViewShape>;

/** Who looks at the case: decides what is theirs to do, never what they may see of it. */
export type Looker = { readonly person: string; readonly roles: readonly Role[]; readonly language: Language };

export type CaseLens = {
  readonly scheme: Scheme;
  readonly packs: readonly RulePack[];
  readonly today: string;
  readonly looker: Looker;
};

export const told = (refused: Refusal, language: Language) => ({
  ...refused,
  message: say(refusalMessage(refused.code), language, refused.facts),
});

const isMine = (doer: Doer, state: CaseState, { scheme, looker }: CaseLens): boolean => {
  if (doer !== "team" && doer !== "team-leader") return looker.roles.includes(doer);
  const member = teamOf(state, scheme).find(({ person }) => person === looker.person);
  return member !== undefined && (doer === "team" || member.isLeader);
};

export const stepView = (step: OpenStep, state: CaseState, lens: CaseLens) => {
  const names = step.who.map((doer) => caseDoers[doer]);
  return {
    key: step.key,
    act: step.act,
    function: step.function,
    text: sayBoth(caseActs[step.act], step.facts),
    who: [...step.who],
    whoText: sayListBoth(names),
    mine: step.who.some((doer) => isMine(doer, state, lens)),
    due: step.due,
    rule: step.rule,
    on: step.on,
    waitsFor: step.waitsFor.map((each) => told(each, lens.looker.language)),
    blocks: step.blocks,
  };
};

/** Why the case is held, in the scheme's words. */
const occasionOf = (id: string, scheme: Scheme) => ({
  id,
  title: scheme.occasions.find((each) => each.id === id)?.title ?? { zh: id, en: id },
});

const decided: Partial<Record<Effect, CaseView["state"]>> = {
  grant: "granted",
  suspend: "to-suspend",
  withdraw: "to-withdraw",
};

export const stateOf = (state: CaseState): CaseView["state"] => {
  if (state.ended !== undefined) return "ended";
  if (state.declined !== null) return "declined";
  if (state.attested !== null) return "attested";
  if (state.decision !== null) return decided[state.decision.effect] ?? "refused";
  return state.review === null ? "open" : "reviewed";
};

export const recordViewOf = (record: CaseRecord, state: CaseState, scheme: Scheme) => {
  const kind = scheme.records.find(({ id }) => id === record.kind);
  const latest = state.records.findLast((each) => each.kind === record.kind && each.about === record.about);
  const titleOf = (signature: string) =>
    kind?.signedBy.find(({ id }) => id === signature)?.title ?? { zh: signature, en: signature };
  return {
    id: record.id,
    kind: record.kind,
    title: kind?.title ?? { zh: record.kind, en: record.kind },
    number: record.number,
    edition: record.edition,
    about: record.about,
    replacedBy: latest === undefined || latest.id === record.id ? null : latest.number,
    values: record.values,
    basis: record.basis.map((each) => ({ ...each, trace: [...each.trace] })),
    by: record.by,
    name: record.name,
    on: record.on,
    signatures: record.signatures.map((each) => ({ ...each, title: titleOf(each.signature) })),
    missing: (kind?.signedBy ?? [])
      .filter(({ id }) => !record.signatures.some(({ signature }) => signature === id))
      .map(({ id, title, by }) => ({ signature: id, title, who: by })),
  };
};

const findingState = (finding: Finding, closes: string): CaseView["findings"][number]["state"] => {
  if (finding.disputed?.answer?.outcome === "withdrawn") return "withdrawn";
  if (closes === "recorded") return "recorded";
  if (finding.verified !== null) return "verified";
  if (finding.plan !== null) return finding.plan.accepted ? "plan-accepted" : "returned";
  return Object.keys(finding.answers).length > 0 ? "answered" : "open";
};

const threadOf = ({ thread = [] }: Finding): CaseView["findings"][number]["thread"] =>
  thread.map((entry, at) => ({
    what: entry.what,
    part: entry.what === "answer" ? entry.part : null,
    edition:
      entry.what === "answer"
        ? thread.slice(0, at + 1).filter((each) => each.what === "answer" && each.part === entry.part).length
        : null,
    text: entry.what === "accepted" ? "" : entry.text,
    on: entry.on,
  }));

/** One finding for one who may see its case. */
export const findingViewOf = (finding: Finding, state: CaseState, lens: CaseLens): CaseView["findings"][number] => {
  const grade = gradeOf(lens.scheme, finding);
  const closes = grade?.closes ?? "verified";
  const point = state.points.find(({ id }) => id === finding.point);
  const {
    answers,
    verified,
    thread: _thread,
    disputed: _disputed,
    files = [],
    cites = [],
    clientVerified,
    ...said
  } = finding;
  const parts = (["correction", "cause", "corrective-action"] as const).flatMap((part) => {
    const answer = answers[part];
    return answer === undefined ? [] : [{ part, ...answer }];
  });
  return {
    ...said,
    gradeTitle: grade?.title ?? { zh: finding.grade, en: finding.grade },
    closes,
    standards: point === undefined ? [] : [...standardsOf(point)],
    state: findingState(finding, closes),
    answers: parts,
    files: [...files],
    cites: [...cites],
    verified,
    clientVerifiedOn: clientVerified?.verifiedOn ?? null,
    limits: limitsOf(state, lens, finding),
    thread: threadOf(finding),
    dispute: disputeOf(state, lens.scheme, finding),
  };
};

const barsOf = (state: CaseState, { scheme, looker }: CaseLens): CaseView["checklistBars"] => {
  const actor = { roles: looker.roles, name: "" };
  const { draw, judge, raise } = checklistBars(state, { scheme, actor }, looker.person);
  const inWords = (bars: readonly Refusal[]) => bars.map((each) => told(each, looker.language));
  return { draw: inWords(draw), judge: inWords(judge), raise: inWords(raise) };
};

/** What only the body knows of a case; empty for others. */
export type BodysOwn = Pick<CaseView, "judges" | "earlierFindings">;
export const nothingOwn: BodysOwn = { judges: [], earlierFindings: [] };

/** The whole of a case for one who may see it. */
export const caseViewOf = ({ id, version, state }: CaseRow, lens: CaseLens, own: BodysOwn): CaseView => {
  const { opened } = state;
  if (opened === null) throw new Error(`case ${id} has a row and was never opened`);
  const { scheme, packs, today } = lens;
  const facts: Pick<CaseFacts, "scheme" | "packs"> = { scheme, packs };
  const nameOf = (person: string): string =>
    state.records
      .flatMap((record) => [
        { by: record.by, name: record.name },
        ...record.signatures.map(({ by, name }) => ({ by, name })),
      ])
      .find(({ by }) => by === person)?.name ??
    teamOf(state, scheme).find((member) => member.person === person)?.name ??
    "";
  return {
    id,
    version,
    number: opened.number,
    scheme: {
      id: scheme.id,
      edition: scheme.edition,
      title: scheme.title,
      source: scheme.source,
      standards: scheme.standards,
    },
    body: opened.body,
    client: opened.client,
    region: opened.region,
    occasion: occasionOf(opened.occasion, scheme),
    about: opened.statement,
    openedOn: opened.on,
    today,
    state: stateOf(state),
    progress: [...progress(state, scheme)],
    steps: openSteps(state, facts, today).map((step) => stepView(step, state, lens)),
    team: [...teamOf(state, scheme)],
    judges: own.judges,
    records: state.records.map((record) => recordViewOf(record, state, scheme)),
    objections: state.objections.map(({ id: objection, person, reason, on, answer }) => ({
      id: objection,
      person,
      name: nameOf(person),
      reason,
      on,
      answer,
    })),
    checklist:
      state.checklist === null
        ? null
        : {
            ...state.checklist,
            scenes: [...state.checklist.scenes],
            sites: [...(state.checklist.sites ?? [])],
            joint: countShared(state.points),
          },
    checklistBars: barsOf(state, lens),
    auditedSites: [...auditedSites(state)],
    points: state.points.map((point) => ({
      ...point,
      also: [...(point.also ?? [])],
      site: point.site ?? null,
      inScope: isWithin(scheme.standards, point),
      verdict: state.verdicts[point.id] ?? null,
    })),
    interviews: scheme.determination.interviews.map((interview) => {
      const kept = state.interviews[interview.id];
      return {
        id: interview.id,
        title: interview.title,
        rule: interview.rule,
        held: kept?.held ?? null,
        with: kept?.held === true ? kept.with : null,
        note: kept === undefined ? null : kept.held ? kept.note : kept.reason,
        on: kept?.on ?? null,
      };
    }),
    concerns: state.concerns.map(({ id: concern, clause, text, on, answer }) => ({
      id: concern,
      clause,
      text,
      on,
      answer,
    })),
    earlierFindings: own.earlierFindings,
    findings: state.findings.map((finding) => findingViewOf(finding, state, lens)),
    ended: state.ended ?? null,
    review: judged(state.review),
    decision: judged(state.decision),
    statement:
      state.attested === null
        ? null
        : {
            id: state.attested.statement,
            number: state.attested.number,
            act: state.attested.act,
            on: state.attested.on,
          },
  };
};

const judged = (act: CaseState["review"]): CaseView["review"] =>
  act === null ? null : { effect: act.effect, on: act.on, by: [...act.by] };

export const caseLineOf = ({ id, version, state }: CaseRow, lens: CaseLens) => {
  const { opened } = state;
  if (opened === null) throw new Error(`case ${id} has a row and was never opened`);
  const steps = openSteps(state, lens, lens.today);
  const dues = steps.flatMap(({ due }) => (due === null ? [] : [due])).toSorted((a, b) => a.localeCompare(b));
  const way = progress(state, lens.scheme);
  return {
    id,
    version,
    number: opened.number,
    client: opened.client.name,
    body: opened.body.name,
    scheme: { id: lens.scheme.id, edition: lens.scheme.edition, title: lens.scheme.title },
    occasion: occasionOf(opened.occasion, lens.scheme),
    state: stateOf(state),
    function: (way.find((each) => each.state === "current") ?? way.at(-1))?.function ?? ("selection" as const),
    openedOn: opened.on,
    open: steps.length,
    due: dues[0] ?? null,
  };
};
