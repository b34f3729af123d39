import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { castFacts, direction } from "../../test/cast.ts";
import { contentFile } from "../../test/content.ts";
import { laboratory } from "../../test/laboratory.ts";
import type { CaseEvent } from "../case/case-event.ts";
import { actsOnStatement } from "../scheme/occasion.ts";
import { type Scheme, scheme } from "../scheme/scheme.ts";
import { schemeFor } from "../scheme/scheme-for.ts";
import { disturb, type Nudge } from "./disturb.ts";
import { type Play, playCase } from "./play-case.ts";
import { faultsOf, type RedLine, redLines } from "./red-line-faults.ts";

const folder = new URL("../../../../content/schemes/", import.meta.url);
const schemes: readonly Scheme[] = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => scheme.parse(contentFile(`schemes/${name}`))),
  laboratory,
];

const playOf = (each: Scheme, occasion: Scheme["occasions"][number]): Play => ({
  scheme: each,
  occasion: occasion.id,
  facts: {
    ...castFacts(each),
    statement: actsOnStatement(occasion.statement)
      ? {
          id: "statement",
          number: "TS-1",
          holder: "client",
          scheme: each.id,
          standing: occasion.statement === "restored" ? "suspended" : "in-force",
        }
      : null,
  },
  direction,
  today: "2026-11-26",
});

const seat = fc.integer({ min: 0, max: 5 });
const go = fc.record({ kind: fc.constant("go" as const), seat: fc.option(seat, { freq: 8 }) });
const wild = fc.record({
  kind: fc.constant("try" as const),
  what: fc.nat({ max: 999 }),
  seat,
  choice: fc.nat({ max: 999 }),
});
// Mostly forward: pure noise dies at the first record.
const nudges: fc.Arbitrary<readonly Nudge[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: go }, { weight: 1, arbitrary: wild }),
  { minLength: 60, maxLength: 220 },
);

const runs = 12;

describe("no order of commands by anybody goes round a red line (RED-10)", () => {
  let ended = 0;
  test.for(
    schemes.flatMap((each) =>
      each.occasions.map((occasion) => ({ each, occasion, name: `${each.id} ${occasion.id}` })),
    ),
  )("$name", ({ each, occasion }) => {
    const play = playOf(each, occasion);
    const asked = schemeFor(each, occasion.id);
    fc.assert(
      fc.property(nudges, (given) => {
        const { events, story } = disturb(play, given);
        const [fault] = faultsOf(events, asked);
        if (events.some(({ type }) => type === "CaseDecided")) ended += 1;
        if (fault !== undefined) throw new Error(`${fault.line}: ${fault.what}\n${story.join("\n")}`);
      }),
      { numRuns: runs, seed: 20261126 },
    );
  });

  // The positive control: enough of these histories come to a decision for the lines to mean something.
  test("many of them come to a decision", () => expect(ended).toBeGreaterThan(40));
});

describe("the oracle has teeth: each line is seen where it is broken", () => {
  const ohsms = scheme.parse(contentFile("schemes/cn-ohsms.yaml"));
  const [first] = ohsms.occasions;
  if (first === undefined) throw new Error("the scheme has an occasion");
  const play = playOf(ohsms, first);
  const whole = playCase(play).events;
  const asked = schemeFor(ohsms, "initial");
  const at = (type: CaseEvent["type"]) => whole.findIndex((event) => event.type === type);
  const without = (type: CaseEvent["type"]) => whole.filter((event) => event.type !== type);
  const moved = (type: CaseEvent["type"], to: number) => {
    const found = whole.filter((event) => event.type === type);
    return [...without(type).slice(0, to), ...found, ...without(type).slice(to)];
  };
  const byTeam = whole.map((event) =>
    event.type === "CaseDecided" ? { ...event, data: { ...event.data, by: ["leader"] } } : event,
  );
  const broken: Readonly<Record<RedLine, readonly CaseEvent[]>> = {
    "no statement without a positive decision": without("CaseDecided"),
    "no second statement": [...whole, ...whole.slice(-1)],
    "no decision without a review": without("CaseReviewed"),
    "no review with something open": without("VerdictGiven"),
    "nobody judges their own work": byTeam,
    "evidence inside its activity": moved("VerdictGiven", at("ChecklistDrawn") + 1),
    "nothing moves under a review": moved("InterviewRecorded", at("CaseReviewed") + 1),
    "nothing after the end": moved("InterviewRecorded", at("CaseDecided") + 1),
  };

  test("a lawful history has no fault", () => expect(faultsOf(whole, asked)).toEqual([]));
  test.for([...redLines])("%s", (line) => {
    expect(faultsOf(broken[line], asked).map((fault) => fault.line)).toContain(line);
  });
});
