import { z } from "zod";
import { runProgram } from "../program.ts";

// Runs one command after another as `main.ts` runs one, in a process that has its modules already: six hundred starts of
// half a second each were a third of the tests of the command line.
const order = z.strictObject({ folder: z.string(), typed: z.array(z.string()).readonly() });

class Ended extends Error {}

const said = { out: "", err: "" };
const hear = (stream: NodeJS.WriteStream, into: "out" | "err"): void => {
  stream.write = (piece: string | Uint8Array): boolean => {
    said[into] += typeof piece === "string" ? piece : Buffer.from(piece).toString();
    return true;
  };
};
hear(process.stdout, "out");
hear(process.stderr, "err");
process.exit = (code) => {
  process.exitCode = code;
  throw new Ended();
};

const run = async (typed: readonly string[]): Promise<void> => {
  try {
    await runProgram(typed);
  } catch (cause) {
    if (cause instanceof Ended) return;
    // What Node does with a bug: the stack, and 1.
    said.err += `${cause instanceof Error ? cause.stack : String(cause)}\n`;
    process.exitCode = 1;
  }
};

process.on("message", async (message) => {
  const { folder, typed } = order.parse(message);
  process.chdir(folder);
  process.exitCode = undefined;
  Object.assign(said, { out: "", err: "" });
  await run(typed);
  process.send?.({ code: Number(process.exitCode ?? 0), ...said });
});
