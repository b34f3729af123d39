import { ok, type Result, refuse } from "@touchstone/kernel";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

const malformed = (did: string) =>
  refuse(credentialRefusal("credential-did-malformed", "did:web Method Specification", "3.1", "did", { did }));

/**
 * `did:web` for a host (with port) and a path of plain names. A colon separates names in a DID, so the port's own colon
 * is written `%3A` (did:web 3.1).
 */
export const didWeb = (host: string, path: readonly string[] = []): string =>
  ["did:web", host.replace(":", "%3A"), ...path.map((name) => encodeURIComponent(name))].join(":");

/** The address of the document: `/.well-known/did.json` without a path, `/a/b/did.json` with one (did:web 3.2). */
export const didWebUrl = (did: string): Result<string, CredentialRefusal> => {
  const match = /^did:web:([A-Za-z0-9.-]+)((?:%3[Aa])\d{1,5})?((?::[A-Za-z0-9._~%-]+)*)$/.exec(did);
  if (match === null) return malformed(did);
  const [, name = "", port = "", path = ""] = match;
  const host = `${name}${port.replace(/%3a/i, ":")}`;
  const names = path.split(":").filter((part) => part !== "");
  if (names.some((part) => part === "." || part === ".." || /%(?![0-9A-Fa-f]{2})/.test(part))) return malformed(did);
  return ok(`https://${host}/${names.length === 0 ? ".well-known" : names.join("/")}/did.json`);
};
