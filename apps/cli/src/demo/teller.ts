import type { Answer, Problem } from "@touchstone/contract";

export type Told = { readonly name: string; readonly ok: boolean; readonly ms: number };

/** A step that did not go as the story says: what was refused, or what was let through. */
export class StoryBroken extends Error {
  readonly problem: Problem | null;
  constructor(message: string, problem: Problem | null) {
    super(message);
    this.problem = problem;
  }
}

/** The value of an answer; the story breaks where it was refused. */
export const done = <Value>(answer: Answer<Value>): Value => {
  if (answer.ok) return answer.value;
  throw new StoryBroken(answer.problem.error.refusals.map(({ message }) => message).join(" "), answer.problem);
};

/** The story also says what must be impossible: it breaks where that was let through. */
export const refusedWith = (code: string, answer: Answer<unknown>): { readonly passesFrom: string | null } => {
  if (answer.ok) throw new StoryBroken(`let through, but ${code} was expected`, null);
  const found = answer.problem.error.refusals.find((refusal) => refusal.code === code);
  if (found !== undefined) return { passesFrom: found.passesFrom };
  throw new StoryBroken(`${code} was expected`, answer.problem);
};

export const expectThat = (holds: unknown, what: string): void => {
  if (holds !== true) throw new StoryBroken(what, null);
};

export type Teller = {
  readonly steps: Told[];
  readonly step: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>;
};

/** Runs steps one after the other and says of each how long it took; `hear` prints it as it happens. */
export const teller = (hear: (told: Told) => void): Teller => {
  const steps: Told[] = [];
  const tell = (name: string, ok: boolean, from: number): void => {
    const told = { name, ok, ms: Math.round(performance.now() - from) };
    steps.push(told);
    hear(told);
  };
  return {
    steps,
    step: async (name, work) => {
      const from = performance.now();
      try {
        const value = await work();
        tell(name, true, from);
        return value;
      } catch (cause) {
        tell(name, false, from);
        throw cause;
      }
    },
  };
};

/** Asks until there is an answer: access and the public log follow within a moment (decisions 0005, design 3). */
export const until = async <Value>(what: string, ask: () => Promise<Value | null>, tries = 150): Promise<Value> => {
  for (let left = tries; left > 0; left -= 1) {
    const found = await ask();
    if (found !== null) return found;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new StoryBroken(`waited in vain: ${what}`, null);
};
