import { createHmac, randomBytes } from "node:crypto";

const window = 60 * 60_000;
const most = 100_000;

/**
 * How many complaints one address tried within the hour. Kept in memory alone, under a digest whose salt is forgotten with
 * the day: no address is stored, and none can be found out afterwards. A restart forgets them too; the count per body does
 * not, for that is in the table.
 */
export const openArrivals = (newSalt: () => Uint8Array = () => randomBytes(32)) => {
  let day = "";
  let salt = newSalt();
  let tried = new Map<string, { readonly count: number; readonly since: number }>();
  /** How many came before this one; this one counts from now on, whatever becomes of it. */
  return (body: string, address: string, now: Temporal.Instant): number => {
    const today = now.toString().slice(0, 10);
    if (today !== day) [day, salt, tried] = [today, newSalt(), new Map()];
    const key = createHmac("sha256", salt).update(`${body} ${address}`).digest("base64");
    const at = now.epochMilliseconds;
    const known = tried.get(key);
    const current = known !== undefined && at - known.since < window ? known : { count: 0, since: at };
    // A flood of made-up addresses must not fill the memory: the oldest entry goes.
    if (known === undefined && tried.size >= most) tried.delete(tried.keys().next().value ?? "");
    tried.set(key, { count: current.count + 1, since: current.since });
    return current.count;
  };
};
