import { houseRule, type Refusal, refusal } from "@touchstone/kernel";
import { printRefusals } from "./output.ts";

/** A wrong file of `content/` as refusals, whichever command came upon it; null where the fault is another. */
export const contentRefusals = async (cause: unknown): Promise<readonly [Refusal, ...Refusal[]] | null> => {
  const { ContentWrong } = await import("@touchstone/server");
  if (!(cause instanceof ContentWrong)) return null;
  const [first, ...more] = cause.problems.map(({ file, line, message }): Refusal => {
    const place = `content/${file}`;
    const facts = { file: line === null ? place : `${place}:${line}`, what: message };
    return {
      ...refusal("content-wrong", houseRule("commands"), facts),
      place: { file: place, row: line, column: null },
    };
  });
  return first === undefined ? null : [first, ...more];
};

/** A server whose content turns out to be wrong says where, and ends; any other fault is one of the program. */
export const endOnWrongContent = async (read: () => Promise<void>, end: () => void): Promise<void> => {
  try {
    await read();
  } catch (cause) {
    const refusals = await contentRefusals(cause);
    if (refusals === null) throw cause;
    printRefusals({ json: false, lang: "zh" }, refusals);
    end();
  }
};
