import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** Every address of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export const resolveByDns: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** `dev`: plain http to this machine is allowed, and nothing else that is not public. */
export type Reach = "public" | "dev";

/** Where one message goes: this address and no other, whatever the name says a moment later (DNS rebinding). */
export type Target = { readonly url: URL; readonly address: string };

export type AddressFault = "not-a-url" | "not-https" | "has-user" | "not-public" | "no-address";

const namesHere: ReadonlySet<string> = new Set(["localhost", "ip6-localhost", "ip6-loopback"]);
// Names that mean something only inside a network (RFC 6761, RFC 6762, RFC 8375, and what clouds call their own).
const innerEnds = [".localhost", ".local", ".internal", ".intranet", ".home.arpa", ".lan", ".corp"];

/** The host as it is resolved: without the brackets of IPv6 and the dot at the end. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

const isLoopback = (host: string): boolean => host === "localhost" || host === "127.0.0.1" || host === "::1";

/** What can be said of an address without asking anybody; asked when it is entered, and again at each message. */
export const faultOfUrl = (text: string, reach: Reach): AddressFault | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || text.length > 2000) return "not-a-url";
  if (url.username !== "" || url.password !== "") return "has-user";
  const host = hostOf(url);
  if (reach === "dev" && isLoopback(host) && ["http:", "https:"].includes(url.protocol)) return null;
  if (url.protocol !== "https:") return "not-https";
  if (namesHere.has(host) || innerEnds.some((end) => host.endsWith(end))) return "not-public";
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : "not-public";
  // A name without a dot is looked up in the domain of this server.
  return host.includes(".") ? null : "not-public";
};

export type Found =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly fault: AddressFault };

const within = async <Value>(work: Promise<Value>, milliseconds: number): Promise<Value> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("time is over")), milliseconds);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

/** Asks for the addresses once. One that is not public spoils them all: who answers so is trying something. */
export const findTarget = async (
  text: string,
  reach: Reach,
  resolve: Resolve,
  milliseconds = 10_000,
): Promise<Found> => {
  const fault = faultOfUrl(text, reach);
  if (fault !== null) return { ok: false, fault };
  const url = new URL(text);
  const host = hostOf(url);
  const asked = isIP(host) !== 0 ? [host] : await within(resolve(host), milliseconds).catch(() => []);
  const [address] = asked;
  if (address === undefined) return { ok: false, fault: "no-address" };
  const isFine = (one: string): boolean => isPublicAddress(one) || (reach === "dev" && isLoopback(one));
  const isHere = reach === "dev" && isLoopback(host);
  return asked.every((one) => (isHere ? isLoopback(one) : isFine(one) && !isLoopback(one)))
    ? { ok: true, target: { url, address } }
    : { ok: false, fault: "not-public" };
};
