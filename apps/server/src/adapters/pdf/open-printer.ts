import { Worker } from "node:worker_threads";
import { ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { Compiled, PrintedAs } from "./compile-document.ts";
import type { DocumentModel } from "./document-model.ts";

export type Printer = {
  readonly print: (
    model: DocumentModel,
    as?: PrintedAs,
  ) => Promise<Result<Uint8Array, Refusal<"document-glyph-missing">>>;
  readonly close: () => Promise<void>;
};

type Answer = { readonly id: number } & ({ readonly compiled: Compiled } | { readonly error: string });
type Waiting = { readonly resolve: (compiled: Compiled) => void; readonly reject: (cause: Error) => void };

// A document takes milliseconds; one that takes this long has met something that nobody foresaw.
const longest = 60_000;

const startWorker = (onEnd: () => void) => {
  const worker = new Worker(new URL("./render-worker.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  const settle = (cause: Error): void => {
    for (const { reject } of waiting.values()) reject(cause);
    waiting.clear();
    onEnd();
  };
  worker.on("message", (answer: Answer) => {
    const entry = waiting.get(answer.id);
    waiting.delete(answer.id);
    // An idle printer keeps no process alive.
    if (waiting.size === 0) worker.unref();
    if ("error" in answer) entry?.reject(new Error(`document not rendered: ${answer.error}`));
    else entry?.resolve(answer.compiled);
  });
  worker.on("error", settle);
  worker.on("exit", () => settle(new Error("the printer ended")));
  worker.unref();
  return { worker, waiting };
};

/** Prints in a thread of its own that starts with the first document and is killed when one does not come back. */
export const openPrinter = (): Printer => {
  let running: ReturnType<typeof startWorker> | null = null;
  let last = 0;
  const compile = async (model: DocumentModel, as: PrintedAs): Promise<Compiled> => {
    const { worker, waiting } = (running ??= startWorker(() => {
      running = null;
    }));
    last += 1;
    const id = last;
    const answer = Promise.withResolvers<Compiled>();
    waiting.set(id, answer);
    worker.ref();
    worker.postMessage({ id, model, as });
    const timer = setTimeout(() => void worker.terminate(), longest);
    try {
      return await answer.promise;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    print: async (model, as = "pdf") => {
      const compiled = await compile(model, as);
      if (compiled.ok) return ok(compiled.bytes);
      const rule = { source: "Touchstone trust", clause: "8" };
      return refuse(
        refusal("document-glyph-missing", rule, { characters: compiled.missing.slice(0, 20), number: model.number }),
      );
    },
    close: async () => {
      await running?.worker.terminate();
    },
  };
};
