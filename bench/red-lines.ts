import { openSteps, type Scheme, schemeFor } from "@touchstone/kernel";
import {
  disturb,
  faultsOf,
  fictiveDirection,
  fictiveFacts,
  type Nudge,
  type Play,
  playCase,
} from "@touchstone/kernel/testing";
import { readRulePacks, readSchemes } from "@touchstone/server";
import { atMost, type Figure, ms, percentile } from "./table.ts";

const perScheme = 10_000;
const today = "2026-11-26";

/** Mulberry32: a seed gives the same sequences on any machine, and no secrecy is asked of it. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 2 ** 32;
  };
};

const nudgesFrom = (random: () => number): readonly Nudge[] =>
  Array.from({ length: 60 + Math.floor(random() * 160) }, (): Nudge => {
    const seat = Math.floor(random() * 6);
    if (random() < 6 / 7) return { kind: "go", seat: random() < 1 / 8 ? seat : null };
    return { kind: "try", what: Math.floor(random() * 1000), seat, choice: Math.floor(random() * 1000) };
  });

const playOf = (scheme: Scheme, { id, statement }: Scheme["occasions"][number]): Play => ({
  scheme,
  occasion: id,
  facts: {
    ...fictiveFacts(scheme, readRulePacks()),
    statement:
      statement === "new" || statement === "none"
        ? null
        : {
            id: "statement",
            number: "TS-1",
            holder: "client",
            scheme: scheme.id,
            standing: statement === "restored" ? "suspended" : "in-force",
          },
  },
  direction: fictiveDirection,
  today,
});

/** Random and adversarial sequences over every shipped scheme, all of its occasions in turn (issue 3: 10,000 each). */
export const redLineFigures = async (): Promise<readonly Figure[]> =>
  readSchemes().map((scheme): Figure => {
    const random = randomFrom(20_261_126);
    const plays = scheme.occasions.map((occasion) => ({
      play: playOf(scheme, occasion),
      asked: schemeFor(scheme, occasion.id),
    }));
    let faults = 0;
    let decided = 0;
    const began = performance.now();
    for (let run = 0; run < perScheme; run += 1) {
      const one = plays[run % plays.length];
      if (one === undefined) continue;
      const { events, story } = disturb(one.play, nudgesFrom(random));
      const found = faultsOf(events, one.asked);
      if (events.some(({ type }) => type === "CaseDecided")) decided += 1;
      if (found.length > 0) {
        faults += 1;
        if (faults === 1) process.stderr.write(`${found[0]?.line}: ${found[0]?.what}\n${story.join("\n")}\n`);
      }
    }
    const perSecond = Math.round((perScheme * 1000) / (performance.now() - began));
    return {
      what: `${scheme.id}: ${perScheme} sequences, ${decided} came to a decision, ${perSecond} runs a second; broken red lines`,
      measured: String(faults),
      limit: "0",
      holds: faults === 0,
    };
  });

/** What is open in a case of 2,000 events, once it is loaded (issue 3: under 1 ms). */
export const nextStepFigures = async (): Promise<readonly Figure[]> => {
  const whole = readSchemes().find(({ id }) => id === "cn-ims");
  const [occasion] = whole?.occasions ?? [];
  if (whole === undefined || occasion === undefined) throw new Error("the integrated scheme is shipped");
  const play = playOf(whole, occasion);
  const point = play.facts.points[0];
  if (point === undefined) throw new Error("the play has points");
  const points = Array.from({ length: 1_970 }, (_, at) => ({ ...point, id: `P-${at}` }));
  const { state, events } = playCase({ ...play, facts: { ...play.facts, points } });
  const scheme = schemeFor(whole, occasion.id);
  // Half judged is the longest: every list is long and much is open.
  const half = { ...state, review: null, decision: null, attested: null };
  const times: number[] = [];
  for (let round = 0; round < 600; round += 1) {
    const began = performance.now();
    openSteps(half, { scheme, packs: play.facts.packs }, today);
    if (round >= 100) times.push(performance.now() - began);
  }
  return [
    {
      what: "events of the case",
      measured: String(events.length),
      limit: "2,000 events",
      holds: events.length >= 2_000,
    },
    atMost("next steps: p50", percentile(times, 0.5), 1, ms),
    atMost("next steps: p99", percentile(times, 0.99), 1, ms),
  ];
};
