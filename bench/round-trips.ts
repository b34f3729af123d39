import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Counts what passes between the server and PostgreSQL: waits inside transactions of one owner's scope. */
export type RoundTrips = {
  readonly url: string;
  readonly perTransaction: () => number;
  readonly transactions: () => number;
  readonly close: () => void;
};

type Message = { readonly type: string; readonly body: Buffer };

/** Splits a stream of PostgreSQL's messages: one byte of type, four of length. The first from a client has no type. */
const reader = (onMessage: (message: Message) => void, hasStartup: boolean) => {
  let rest: Buffer = Buffer.alloc(0);
  let isStartup = hasStartup;
  return (piece: Buffer): void => {
    rest = Buffer.concat([rest, piece]);
    for (;;) {
      const head = isStartup ? 0 : 1;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      onMessage({ type: isStartup ? "" : String.fromCharCode(rest.readUInt8(0)), body: rest.subarray(head + 4, end) });
      rest = rest.subarray(end);
      isStartup = false;
    }
  };
};

const watch = (server: Socket, client: Socket, owner: string, count: (trips: number) => void): void => {
  let trips = -1;
  let isEnding = false;
  const fromClient = reader(({ type, body }) => {
    if (type !== "Q") return;
    const text = body.toString("utf8");
    if (text.startsWith("begin;") && text.includes(owner)) trips = 0;
    isEnding = /(^|; )commit\0?$/.test(text);
  }, true);
  // `Z` is "ready for the next query": one for every time that the server waited for the database.
  const fromServer = reader(({ type }) => {
    if (type !== "Z" || trips < 0) return;
    trips += 1;
    if (!isEnding) return;
    count(trips);
    trips = -1;
  }, false);
  client.on("data", (piece: Buffer) => {
    fromClient(piece);
    server.write(piece);
  });
  server.on("data", (piece: Buffer) => {
    fromServer(piece);
    client.write(piece);
  });
  client.on("close", () => server.destroy());
  server.on("close", () => client.destroy());
  for (const socket of [client, server]) socket.on("error", () => socket.destroy());
};

export const countRoundTrips = async (clusterUrl: string, owner: string): Promise<RoundTrips> => {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-trips-"));
  const behind = join(new URL(clusterUrl).searchParams.get("host") ?? "", ".s.PGSQL.5432");
  let trips = 0;
  let transactions = 0;
  const proxy = createServer((client) =>
    watch(connect(behind), client, owner, (each) => {
      trips += each;
      transactions += 1;
    }),
  );
  await new Promise<void>((resolve) => proxy.listen(join(folder, ".s.PGSQL.5432"), resolve));
  return {
    url: `postgresql://localhost/postgres?host=${encodeURIComponent(folder)}&user=postgres`,
    perTransaction: () => trips / transactions,
    transactions: () => transactions,
    close: () => {
      proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
};
