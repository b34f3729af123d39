import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createConnection, type Socket } from "node:net";
import type { ScanAnswer } from "./index.ts";

const connectTo = (address: string): Socket => {
  const [host = "", port] = address.split(":");
  return address.startsWith("/") || port === undefined
    ? createConnection({ path: address })
    : createConnection({ host, port: Number(port) });
};

const lengthOf = (bytes: number): Uint8Array => {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes);
  return length;
};

const readAnswer = (text: string): ScanAnswer => {
  const said = text.replaceAll("\0", "").trim();
  if (said.endsWith(": OK")) return { state: "clean" };
  const found = /: (.+) FOUND$/.exec(said)?.[1];
  return found === undefined
    ? { state: "failed", what: said === "" ? "no answer" : said.slice(0, 200) }
    : { state: "infected", found: found.slice(0, 200) };
};

const write = async (socket: Socket, bytes: Uint8Array): Promise<void> => {
  if (!socket.write(bytes)) await once(socket, "drain");
};

/** clamd's INSTREAM: pieces with their length before them, a length of zero at the end, one line back. */
export const scanByClamd = async (address: string, path: string, limit: number): Promise<ScanAnswer> => {
  const socket = connectTo(address);
  socket.setTimeout(limit, () => socket.destroy(new Error("timeout")));
  let said = "";
  socket.on("data", (piece: Buffer) => {
    said += piece.toString("utf8").slice(0, 4096 - said.length);
  });
  const ended = once(socket, "close");
  // Awaited below, or not at all where the connection fails before: then its fault is told by what waits for it.
  ended.catch(() => undefined);
  try {
    await once(socket, "connect");
    await write(socket, new TextEncoder().encode("zINSTREAM\0"));
    for await (const piece of createReadStream(path)) {
      await write(socket, lengthOf(piece.length));
      await write(socket, piece);
    }
    await write(socket, lengthOf(0));
    socket.end();
    await ended;
    return readAnswer(said);
  } catch (cause) {
    // Over its own limit clamd says so and hangs up while we still write.
    return said === "" ? { state: "failed", what: cause instanceof Error ? cause.message : "fault" } : readAnswer(said);
  } finally {
    socket.destroy();
  }
};
