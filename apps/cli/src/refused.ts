import type { Refusal } from "@touchstone/kernel";

/** Work that cannot begin, from deep inside a command: `program.ts` prints it where the reader's voice is known. */
export class Refused extends Error {
  readonly refusals: readonly [Refusal, ...Refusal[]];
  constructor(first: Refusal) {
    super(first.code);
    this.refusals = [first];
  }
}
