import { z } from "zod";

const environment = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string().optional() }) }),
});

const isLoopback = (address: string): boolean => address === "::1" || /^(?:::ffff:)?127\./.test(address);

/**
 * Where a request came from; empty in process. Only a proxy on this very machine is believed about somebody else, and only
 * in the last entry, which it wrote itself: what stands before it the sender may have made up.
 */
export const addressOf = (env: unknown, headers: Headers): string => {
  const read = environment.safeParse(env);
  const peer = read.success ? (read.data.incoming.socket.remoteAddress ?? "") : "";
  if (!isLoopback(peer)) return peer;
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? peer;
};
