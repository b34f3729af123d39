import { ok, type Result } from "@touchstone/kernel";
import { parseVkey, type VerifierKey } from "./key.ts";
import { refused, type TranslogRefusal } from "./problem.ts";

type Witness = {
  readonly kind: "witness";
  readonly name: string;
  readonly key: VerifierKey;
  readonly url: string | null;
};
type Group = {
  readonly kind: "group";
  readonly name: string;
  readonly least: number;
  readonly members: readonly string[];
};

/** Whom a reader trusts: which logs, and which witnesses must have seen a checkpoint (C2SP tlog-policy). */
export type Policy = {
  readonly logs: readonly { readonly key: VerifierKey; readonly url: string | null }[];
  readonly members: ReadonlyMap<string, Witness | Group>;
  /** Null is `quorum none`: nobody but the operator vouches that all see the same log. */
  readonly quorum: string | null;
};

type Draft = {
  readonly logs: { key: VerifierKey; url: string | null }[];
  readonly members: Map<string, Witness | Group>;
  readonly grouped: Set<string>;
  quorum: string | null | undefined;
};

const readKey = (text: string | undefined, kind: VerifierKey["kind"]): VerifierKey | null => {
  const key = text === undefined ? null : parseVkey(text);
  return key?.ok === true && key.value.kind === kind ? key.value : null;
};

const leastOf = (text: string, members: number): number | null => {
  if (text === "all") return members;
  if (text === "any") return 1;
  const least = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  return least >= 1 && least <= members ? least : null;
};

const readLog = (draft: Draft, [vkey, url, ...more]: readonly string[]): string | null => {
  const key = readKey(vkey, "log");
  if (key === null || more.length > 0) return "log";
  draft.logs.push({ key, url: url ?? null });
  return null;
};

const readWitness = (draft: Draft, [name, vkey, url, ...more]: readonly string[]): string | null => {
  const key = readKey(vkey, "cosigner");
  if (name === undefined || name === "none" || key === null || more.length > 0) return "witness";
  if (draft.members.has(name)) return "name-twice";
  draft.members.set(name, { kind: "witness", name, key, url: url ?? null });
  return null;
};

const readGroup = (draft: Draft, [name, threshold, ...members]: readonly string[]): string | null => {
  if (name === undefined || name === "none" || threshold === undefined || members.length === 0) return "group";
  if (draft.members.has(name)) return "name-twice";
  if (members.some((member) => !draft.members.has(member))) return "undefined-name";
  if (members.some((member) => draft.grouped.has(member)) || new Set(members).size < members.length) {
    return "member-of-two-groups";
  }
  const least = leastOf(threshold, members.length);
  if (least === null) return "threshold";
  for (const member of members) draft.grouped.add(member);
  draft.members.set(name, { kind: "group", name, least, members });
  return null;
};

const readQuorum = (draft: Draft, [name, ...more]: readonly string[]): string | null => {
  if (draft.quorum !== undefined) return "quorum-twice";
  if (name === undefined || more.length > 0) return "quorum";
  if (name !== "none" && !draft.members.has(name)) return "undefined-name";
  draft.quorum = name === "none" ? null : name;
  return null;
};

const readers: Readonly<Record<string, (draft: Draft, fields: readonly string[]) => string | null>> = {
  log: readLog,
  witness: readWitness,
  group: readGroup,
  quorum: readQuorum,
};

export const parsePolicy = (text: string): Result<Policy, TranslogRefusal> => {
  const bad = (reason: string, line: number) =>
    refused("log-policy-malformed", "C2SP tlog-policy", "Format", reason, { line });
  const draft: Draft = { logs: [], members: new Map(), grouped: new Set(), quorum: undefined };
  const lines = text.split("\n");
  for (const [place, line] of lines.entries()) {
    const [keyword, ...fields] = line.split(/[ \t\r]+/).filter((field) => field !== "");
    if (keyword === undefined || keyword.startsWith("#")) continue;
    const problem = Object.hasOwn(readers, keyword) ? readers[keyword]?.(draft, fields) : "keyword";
    if (typeof problem === "string") return bad(problem, place + 1);
  }
  if (draft.logs.length === 0) return bad("no-log", lines.length);
  if (draft.quorum === undefined) return bad("no-quorum", lines.length);
  return ok({ logs: draft.logs, members: draft.members, quorum: draft.quorum });
};

/** The policy of somebody who knows the log's key and nobody else. */
export const policyOf = (log: VerifierKey): Policy => ({
  logs: [{ key: log, url: null }],
  members: new Map(),
  quorum: null,
});

export const witnessKeys = (policy: Policy): readonly VerifierKey[] =>
  [...policy.members.values()].flatMap((member) => (member.kind === "witness" ? [member.key] : []));

/** Do these keys together make the quorum? With `quorum none` any set does. */
export const isQuorum = (policy: Policy, keys: readonly VerifierKey[]): boolean => {
  const stands = (name: string): boolean => {
    const member = policy.members.get(name);
    if (member === undefined) return false;
    return member.kind === "witness" ? keys.includes(member.key) : member.members.filter(stands).length >= member.least;
  };
  return policy.quorum === null || stands(policy.quorum);
};
