import { bilingual, name, type Refusal, word } from "@touchstone/kernel";
import { z } from "zod";
import { packHead } from "./clause-answers.ts";
import type { ClauseLine, PartFact } from "./clause-table.ts";
import type { Thing } from "./thing.ts";

/** Where one looks in the workspace for what a stage 1 audit wants to see; `visit` and `talk` no file can show. */
export const looks = [
  "documents",
  "clauses",
  "scope",
  "sites",
  "people",
  "laws",
  "hazards",
  "objectives",
  "controls",
  "evaluations",
  "internal-audit",
  "management-review",
  "application-gate",
  "stage-two-gate",
  "visit",
  "talk",
] as const;
export type Look = (typeof looks)[number];

export const shownStates = ["shown", "gap", "unknown"] as const;
export type ShownState = (typeof shownStates)[number];

const look = z.enum(looks);
const example = z.strictObject({
  id: name,
  title: bilingual,
  /** Looks that show what they should; of the others, visit and talk stay unknown and the rest are gaps. */
  there: z.array(look),
  expect: z.record(name, z.enum(shownStates)),
});

/** `content/self-audit/stage-1.yaml` */
export const rehearsalShape = z.strictObject({
  ...packHead,
  source: word,
  clause: word,
  /** The activity of a scheme that this rehearses, by its id. */
  activity: name,
  points: z.array(z.strictObject({ id: name, clause: word, title: bilingual, looks: z.array(look).min(1) })).min(1),
  /** Fields of the activity's own record, and the look that the workspace could fill each from. */
  fields: z.record(name, look),
  examples: z.array(example).min(1),
});
export type RehearsalPack = z.infer<typeof rehearsalShape>;

export type LookResult = {
  readonly look: Look;
  readonly state: ShownState;
  /** How many there are; null where a number says nothing. */
  readonly count: number | null;
  readonly day: string | null;
  readonly things: readonly Thing[];
  readonly refusals: readonly Refusal[];
};

/** A gap is told first; what is not known is never taken for shown. */
export const pointState = (results: readonly Pick<LookResult, "state">[]): ShownState =>
  results.some(({ state }) => state === "gap")
    ? "gap"
    : results.some(({ state }) => state === "unknown")
      ? "unknown"
      : "shown";

export type Held = { readonly thing: Thing; readonly on: string };

export type RehearsalFacts = {
  readonly parts: readonly PartFact[];
  /** Each under the name that its reader knows it by. */
  readonly clauses: readonly (Pick<ClauseLine, "key" | "state"> & { readonly title: string })[];
  /** What the scope lacks; `scope` where none is stated. */
  readonly scopeLacks: readonly string[];
  /** What is done outside the scope (CO-2). */
  readonly outside: readonly Thing[];
  /** Whether anything is recorded of what is done: without that, nothing can be seen outside. */
  readonly isDoneRecorded: boolean;
  readonly sites: readonly Thing[];
  readonly lawless: readonly Thing[];
  readonly unevaluated: { readonly count: number; readonly things: readonly Thing[] };
  readonly audits: readonly Held[];
  readonly reviews: readonly Held[];
  /** The aim at one of the scheme's standards; null where none is entered. */
  readonly aim: {
    readonly thing: Thing;
    readonly personnel: number;
    readonly application: readonly Refusal[];
    readonly stageTwo: readonly Refusal[];
  } | null;
};

const shownThings = 20;

const found = (of: Look, given: Partial<LookResult> & Pick<LookResult, "state">): LookResult => ({
  look: of,
  count: null,
  day: null,
  refusals: [],
  ...given,
  things: (given.things ?? []).slice(0, shownThings),
});

const held = (of: Look, all: readonly Held[]): LookResult => {
  const last = all.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1);
  return last === undefined
    ? found(of, { state: "gap", count: 0 })
    : found(of, { state: "shown", count: all.length, day: last.on, things: [last.thing] });
};

const gate = (of: Look, aim: RehearsalFacts["aim"], refusals: readonly Refusal[]): LookResult =>
  aim === null
    ? found(of, { state: "unknown" })
    : found(of, { state: refusals.length === 0 ? "shown" : "gap", things: [aim.thing], refusals });

const counted = (of: Look, parts: readonly PartFact[], part: string): LookResult => {
  const count = parts.find((one) => one.part === part)?.count ?? 0;
  return found(of, { state: count > 0 ? "shown" : "gap", count });
};

const gapsOf = (clauses: RehearsalFacts["clauses"]): LookResult => {
  const gaps = clauses.filter(({ state }) => state === "gap");
  const things = gaps.map(({ key, title }): Thing => ({ to: "clause", id: key, kind: null, title }));
  const isShown = clauses.length > 0 && gaps.length === 0;
  return found("clauses", { state: isShown ? "shown" : "gap", count: gaps.length, things });
};

const scopeLook = (of: Look, { scopeLacks, outside, isDoneRecorded }: RehearsalFacts): LookResult => {
  if (outside.length > 0) return found(of, { state: "gap", count: outside.length, things: outside });
  if (scopeLacks.length > 0) return found(of, { state: "gap" });
  return found(of, { state: isDoneRecorded ? "shown" : "unknown" });
};

const parted: Partial<Readonly<Record<Look, string>>> = {
  hazards: "rows",
  objectives: "objectives",
  controls: "controls",
};

/** What one look finds in the workspace. */
export const lookAt = (of: Look, facts: RehearsalFacts): LookResult => {
  const { parts, sites, lawless, unevaluated, aim } = facts;
  const rows = parts.find(({ part }) => part === "rows")?.count ?? 0;
  switch (of) {
    case "visit":
    case "talk":
      return found(of, { state: "unknown" });
    case "clauses":
      return gapsOf(facts.clauses);
    case "documents": {
      const documents = parts.find(({ part }) => part === "record:document");
      const valid = documents?.proven ?? 0;
      return found(of, { state: valid > 0 ? "shown" : "gap", count: valid });
    }
    case "scope":
      return scopeLook(of, facts);
    case "sites":
      return found(of, { state: sites.length > 0 ? "shown" : "gap", count: sites.length, things: sites });
    case "people":
      return aim === null
        ? found(of, { state: "unknown" })
        : found(of, { state: "shown", count: aim.personnel, things: [aim.thing] });
    case "laws":
      return found(of, {
        state: rows > 0 && lawless.length === 0 ? "shown" : "gap",
        count: lawless.length,
        things: lawless,
      });
    case "evaluations":
      return found(of, {
        state: rows > 0 && unevaluated.count === 0 ? "shown" : "gap",
        count: unevaluated.count,
        things: unevaluated.things,
      });
    case "internal-audit":
      return held(of, facts.audits);
    case "management-review":
      return held(of, facts.reviews);
    case "application-gate":
      return gate(of, aim, aim?.application ?? []);
    case "stage-two-gate":
      return gate(of, aim, aim?.stageTwo ?? []);
    default:
      return counted(of, parts, parted[of] ?? of);
  }
};

export type RehearsedPoint = {
  readonly id: string;
  readonly clause: string;
  readonly title: RehearsalPack["points"][number]["title"];
  readonly state: ShownState;
  readonly looks: readonly LookResult[];
};

type See = (of: Look) => LookResult;

const pointsBy = ({ points }: Pick<RehearsalPack, "points">, see: See): readonly RehearsedPoint[] =>
  points.map(({ id, clause, title, looks: asked }) => {
    const results = asked.map(see);
    return { id, clause, title, state: pointState(results), looks: results };
  });

/** Each point of stage 1 as the workspace shows it: a rehearsal by the organisation itself, and no conclusion. */
export const rehearse = (pack: Pick<RehearsalPack, "points">, facts: RehearsalFacts): readonly RehearsedPoint[] =>
  pointsBy(pack, (of) => lookAt(of, facts));

/** What came out otherwise than an example says; empty where it holds. */
export const runRehearsalExample = (
  pack: RehearsalPack,
  { there, expect }: RehearsalPack["examples"][number],
): readonly string[] => {
  const unseen: readonly Look[] = ["visit", "talk"];
  const see: See = (of) => found(of, { state: unseen.includes(of) ? "unknown" : there.includes(of) ? "shown" : "gap" });
  const states = new Map(pointsBy(pack, see).map(({ id, state }) => [id, state]));
  return Object.entries(expect).flatMap(([id, state]) =>
    states.get(id) === state ? [] : [`${id}: ${states.get(id) ?? "no such point"}`],
  );
};
