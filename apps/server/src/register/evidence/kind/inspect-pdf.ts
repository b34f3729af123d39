import type { Inspect } from "./file-kind.ts";

/** The plain part of a file that is looked at for its page tree; trees in packed streams are not read. */
const mostRead = 64 * 1024 * 1024;

/** A page tree's node is short; what is longer is a stream or an attack. */
const longestNode = 4000;

/** The dictionary between an object's head and its end, each character looked at once: a file full of heads costs no more. */
const objectsIn = function* (text: string): Generator<readonly [string, string]> {
  const head = /(\d{1,10})\s{1,10}(\d{1,5})\s{1,10}obj\s{0,10}<</g;
  let end = -1;
  for (const found of text.matchAll(head)) {
    const from = found.index + found[0].length;
    if (end < from) end = text.indexOf("endobj", from);
    if (end < 0) return;
    if (end - from <= longestNode) yield [`${found[1]} ${found[2]}`, text.slice(from, end)];
  }
};

const childrenOf = (text: string): ReadonlyMap<string, readonly string[]> => {
  const children = new Map<string, readonly string[]>();
  for (const [name, body] of objectsIn(text)) {
    const kids = /\/Kids\s{0,10}\[([^\]]*)\]/.exec(body)?.[1];
    if (kids === undefined || !/\/Type\s{0,10}\/Pages\b/.test(body)) continue;
    children.set(
      name,
      [...kids.matchAll(/(\d{1,10})\s{1,10}(\d{1,5})\s{1,10}R/g)].map(([, no, generation]) => `${no} ${generation}`),
    );
  }
  return children;
};

/** A page tree that comes back to itself keeps some readers busy for ever. */
const hasLoop = (children: ReadonlyMap<string, readonly string[]>): boolean => {
  const done = new Set<string>();
  const path = new Set<string>();
  const visit = (node: string): boolean => {
    if (path.has(node)) return true;
    if (done.has(node) || path.size > 200) return path.size > 200;
    path.add(node);
    const found = (children.get(node) ?? []).some(visit);
    path.delete(node);
    done.add(node);
    return found;
  };
  return [...children.keys()].some(visit);
};

/** Its end mark is there, within the last kibibytes, and its page tree ends. */
export const inspectPdf: Inspect = async ({ size, handle }) => {
  const tail = new Uint8Array(Math.min(size, 4096));
  await handle.read(tail, 0, tail.length, size - tail.length);
  if (!new TextDecoder("latin1").decode(tail).includes("%%EOF")) return "damaged";
  const bytes = new Uint8Array(Math.min(size, mostRead));
  await handle.read(bytes, 0, bytes.length, 0);
  return hasLoop(childrenOf(new TextDecoder("latin1").decode(bytes))) ? "hostile" : null;
};
