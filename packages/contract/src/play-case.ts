import {
  type CaseEvent,
  type CaseState,
  conformityCase,
  type Direction,
  type Move,
  nextMove,
  type Seat,
} from "@touchstone/kernel";
import { z } from "zod";
import type { Answer, Client } from "./client.ts";
import { caseActs } from "./messages/cases.ts";
import type { Problem } from "./problem.ts";
import { caseRoutes as cases } from "./routes/cases.ts";
import { type CaseAct, isAct, sendToCase } from "./send-to-case.ts";
import { type Message, say } from "./text.ts";

// The server wrote these events by their own schemas; only that they are events is asked here.
const event = z.custom<CaseEvent>(
  (value) => z.looseObject({ type: z.string(), data: z.looseObject({}) }).safeParse(value).success,
);

/** One step of a played case, in the words that the case itself has for it. */
export type CaseStep = { readonly seat: Seat; readonly act: CaseAct; readonly text: Message };

type Send = () => Promise<Answer<unknown>>;

export type CaseStage = {
  readonly id: string;
  readonly client: (seat: Seat) => Promise<Client>;
  readonly direction: Direction;
  /** The server's day. */
  readonly today: string;
  /** Where the play is to end before its end. */
  readonly stopsBefore?: (step: CaseStep) => boolean;
  /** Around each step: to tell of it, and how long it took. */
  readonly tell?: (step: CaseStep, send: Send) => ReturnType<Send>;
};

export type CasePlay = {
  readonly state: CaseState;
  readonly steps: readonly CaseStep[];
  /** What stopped it. */
  readonly problem: Problem | null;
};

const wordsFor = ({ step }: Move): Message =>
  step === null
    ? { zh: "", en: "" }
    : { zh: say(caseActs[step.act], "zh", step.facts), en: say(caseActs[step.act], "en", step.facts) };

const stateOf = async (client: Client, id: string): Promise<Answer<CaseState>> => {
  const file = await client.call(cases.file, { params: { case: id } });
  if (!file.ok) return file;
  const events = file.value.events.map(({ type, data }) => event.parse({ type, data }));
  return { ok: true, value: events.reduce(conformityCase.evolve, conformityCase.initial) };
};

// As in the kernel's own play: what goes in circles has to end.
const mostSteps = 5_000;

/**
 * Plays a case of any scheme that is open on a server, each act by the seat whose turn it is and through the public API.
 * It reads the case's own history and the case's own scheme, and knows of neither beforehand.
 */
export const playCaseOver = async (stage: CaseStage): Promise<CasePlay> => {
  const { id, client, direction, today } = stage;
  const steps: CaseStep[] = [];
  const onlooker = await client("planner");
  const scheme = await onlooker.call(cases.scheme, { params: { case: id } });
  if (!scheme.ok) return { state: conformityCase.initial, steps, problem: scheme.problem };
  let state = conformityCase.initial;
  while (steps.length < mostSteps) {
    const read = await stateOf(onlooker, id);
    if (!read.ok) return { state, steps, problem: read.problem };
    state = read.value;
    const move = nextMove(state, { scheme: scheme.value, packs: [] }, today, direction);
    if (move === null || !isAct(move.command)) break;
    const step: CaseStep = { seat: move.seat, act: move.command, text: wordsFor(move) };
    if (stage.stopsBefore?.(step) === true) break;
    const send: Send = async () => sendToCase(await client(step.seat), id, step.act);
    const answer = await (stage.tell?.(step, send) ?? send());
    if (!answer.ok) return { state, steps, problem: answer.problem };
    steps.push(step);
  }
  return { state, steps, problem: null };
};
