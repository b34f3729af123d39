import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createGunzip, createGzip } from "node:zlib";

const withBreaks = async function* (lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
};

/** Lines as gzip; only the packed form is held in memory. */
export const pack = (lines: AsyncIterable<string>): Promise<Uint8Array<ArrayBuffer>> => {
  const source = Readable.from(withBreaks(lines));
  const packed = createGzip();
  source.on("error", (cause) => packed.destroy(cause));
  return buffer(source.pipe(packed));
};

/** The lines again, one at a time; a file that is cut off or no gzip throws. */
export const unpack = async function* (bytes: Uint8Array): AsyncGenerator<string> {
  const source = Readable.from([bytes]).pipe(createGunzip());
  const faults: Error[] = [];
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
  source.once("error", (cause) => {
    faults.push(cause);
    lines.close();
  });
  for await (const line of lines) yield line;
  for (const fault of faults) throw fault;
};
