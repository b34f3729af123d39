import { open } from "node:fs/promises";

/** Writes some of the bytes; says how many, which may be fewer than were given. */
export type Write = (bytes: Uint8Array, at: number) => Promise<number>;

export type Written = {
  readonly offset: number;
  readonly why: "whole" | "too-long" | "broken-off" | "disk-full";
};

const full = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
export const isFull = (cause: unknown): boolean =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" && full.has(cause.code);

/** Milliseconds in which a sender must send something. */
const patience = 30_000;

const soon = async <Value>(promise: Promise<Value>): Promise<Value> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("the sender fell silent")), patience);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** All of the bytes, however few the disk takes at a time. */
const writeAll = async (write: Write, bytes: Uint8Array, at: number): Promise<number | "disk-full"> => {
  let done = 0;
  while (done < bytes.length) {
    let more = 0;
    try {
      more = await write(bytes.subarray(done), at + done);
    } catch (cause) {
      if (isFull(cause)) return "disk-full";
      throw cause;
    }
    if (more === 0) return "disk-full";
    done += more;
  }
  return at + done;
};

/** What arrives goes to its place as it arrives; what had arrived before a break counts. */
export const pour = async (
  stream: ReadableStream<Uint8Array>,
  write: Write,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Written> => {
  const reader = stream.getReader();
  let offset = from;
  const stop = (why: Written["why"]): Written => {
    reader.cancel().catch(() => undefined);
    return { offset, why };
  };
  for (;;) {
    let piece: Awaited<ReturnType<typeof reader.read>>;
    try {
      piece = await soon(reader.read());
    } catch {
      return stop("broken-off");
    }
    if (piece.done) return { offset, why: "whole" };
    const taken = piece.value.subarray(0, most - offset);
    const at = await writeAll(write, taken, offset);
    if (at === "disk-full") return stop("disk-full");
    offset = at;
    if (taken.length < piece.value.length) return stop("too-long");
  }
};

/** The same into a file, which is on the disk when this returns. */
export const pourInto = async (
  path: string,
  stream: ReadableStream<Uint8Array>,
  bounds: { readonly from: number; readonly most: number },
): Promise<Written> => {
  const handle = await open(path, "r+");
  try {
    const write: Write = async (bytes, at) => (await handle.write(bytes, 0, bytes.length, at)).bytesWritten;
    const written = await pour(stream, write, bounds);
    try {
      await handle.datasync();
    } catch (cause) {
      // Some disks tell only now; and of a full one nothing more is asked.
      if (written.why !== "disk-full" && !isFull(cause)) throw cause;
      return { ...written, why: "disk-full" };
    }
    return written;
  } finally {
    await handle.close();
  }
};
