import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { readBytes } from "./read-bytes.ts";

// Its own thread, so that a file that outwits every check above costs one reading and not the server.
const task = z
  .strictObject({ bytes: z.instanceof(Uint8Array), file: z.string(), sheet: z.string().nullable() })
  .parse(workerData);
parentPort?.postMessage(await readBytes(task.bytes, task.file, task.sheet));
