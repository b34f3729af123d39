import { parentPort } from "node:worker_threads";
import { openCompiler, type PrintedAs } from "./compile-document.ts";
import type { DocumentModel } from "./document-model.ts";

/** One document after the other, away from the server's event loop. */
if (parentPort !== null) {
  const port = parentPort;
  const compile = openCompiler();
  port.on(
    "message",
    ({ id, model, as }: { readonly id: number; readonly model: DocumentModel; readonly as: PrintedAs }) => {
      compile(model, as).then(
        (compiled) => port.postMessage({ id, compiled }),
        (cause: unknown) => port.postMessage({ id, error: cause instanceof Error ? cause.message : String(cause) }),
      );
    },
  );
}
