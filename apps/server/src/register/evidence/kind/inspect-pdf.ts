import type { Inspect } from "./file-kind.ts";

/** The plain part of a file that is looked at for its page tree; trees in packed streams are not read. */
const mostRead = 64 * 1024 * 1024;

const childrenOf = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...text.matchAll(/(\d{1,10})\s+(\d{1,5})\s+obj\s*<<([^]{0,4000}?)endobj/g)].flatMap(
      ([, no, generation, body = ""]) => {
        const kids = /\/Kids\s*\[([^\]]*)\]/.exec(body)?.[1];
        if (kids === undefined || !/\/Type\s*\/Pages\b/.test(body)) return [];
        return [
          [`${no} ${generation}`, [...kids.matchAll(/(\d+)\s+(\d+)\s+R/g)].map(([, n, g]) => `${n} ${g}`)] as const,
        ];
      },
    ),
  );

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
