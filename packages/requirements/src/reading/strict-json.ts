import { houseRule, type Json, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";

/** What may be read before memory and time are at risk. Lengths count UTF-16 units. */
export type JsonLimits = {
  readonly depth: number;
  readonly string: number;
  readonly members: number;
  readonly total: number;
};

export type JsonProblem =
  | "syntax"
  | "tooDeep"
  | "tooLongString"
  | "tooManyMembers"
  | "tooLarge"
  | "duplicateKey"
  | "forbiddenKey"
  | "loneSurrogate"
  | "nulCharacter"
  | "impreciseNumber";

/** A refused file of JSON; `facts.problem` is a `JsonProblem`. */
export type JsonRefusal = Refusal<"json-refused">;

class Stop extends Error {
  readonly problem: JsonProblem;
  readonly at: number;
  constructor(problem: JsonProblem, at: number) {
    super(problem);
    this.problem = problem;
    this.at = at;
  }
}

const space = /[\t\n\r ]*/y;
const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const keywords: readonly (readonly [string, Json])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];
// Keys that reach an object's prototype in careless code further on.
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

/**
 * JSON by RFC 8259 with what `JSON.parse` lets through refused: a key given twice (readers differ), unpaired
 * surrogates and NUL (the database refuses them), numbers that would be rounded, depth and size without bound.
 */
const scan = (text: string, limits: JsonLimits): Json => {
  let at = 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  const skip = () => match(space);
  const take = (mark: string): boolean => {
    skip();
    if (text[at] !== mark) return false;
    at += 1;
    return true;
  };
  const need = (mark: string) => {
    if (!take(mark)) throw new Stop("syntax", at);
  };
  const string = (): string => {
    const start = at;
    need('"');
    for (let code = text.charCodeAt(at); code !== 0x22; code = text.charCodeAt(at)) {
      if (Number.isNaN(code) || code < 0x20) throw new Stop("syntax", at);
      at += code === 0x5c ? 2 : 1;
      if (at - start > limits.string) throw new Stop("tooLongString", start);
    }
    at += 1;
    const value = parsedString(text.slice(start, at).trimStart(), start);
    if (!value.isWellFormed()) throw new Stop("loneSurrogate", start);
    if (value.includes("\u0000")) throw new Stop("nulCharacter", start);
    return value;
  };
  const number = (): number => {
    const start = at;
    const printed = match(numeral);
    if (printed === null) throw new Stop("syntax", at);
    const value = Number(printed);
    const whole = /^-?\d+$/.test(printed);
    if (!Number.isFinite(value) || (whole && !Number.isSafeInteger(value))) throw new Stop("impreciseNumber", start);
    return value;
  };
  const list = (depth: number): readonly Json[] => {
    const items: Json[] = [];
    if (take("]")) return items;
    do {
      if (items.length >= limits.members) throw new Stop("tooManyMembers", at);
      items.push(value(depth));
    } while (take(","));
    need("]");
    return items;
  };
  const object = (depth: number): { readonly [key: string]: Json } => {
    const members = new Map<string, Json>();
    if (take("}")) return {};
    do {
      skip();
      const start = at;
      const key = string();
      if (members.has(key)) throw new Stop("duplicateKey", start);
      if (forbidden.has(key)) throw new Stop("forbiddenKey", start);
      if (members.size >= limits.members) throw new Stop("tooManyMembers", start);
      need(":");
      members.set(key, value(depth));
    } while (take(","));
    need("}");
    return Object.fromEntries(members);
  };
  const value = (depth: number): Json => {
    skip();
    const mark = text[at];
    if (mark === "{" || mark === "[") {
      if (depth >= limits.depth) throw new Stop("tooDeep", at);
      at += 1;
      return mark === "{" ? object(depth + 1) : list(depth + 1);
    }
    if (mark === '"') return string();
    const keyword = keywords.find(([word]) => text.startsWith(word, at));
    if (keyword === undefined) return number();
    at += keyword[0].length;
    return keyword[1];
  };
  const whole = value(0);
  skip();
  if (at !== text.length) throw new Stop("syntax", at);
  return whole;
};

// The scan found the quotes; the escapes inside are left to the engine.
const parsedString = (quoted: string, at: number): string => {
  try {
    const value: unknown = JSON.parse(quoted);
    if (typeof value === "string") return value;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
  }
  throw new Stop("syntax", at);
};

/** Reads untrusted JSON whole or not at all; the refusal names line and column. */
export const readJson = (text: string, file: string, limits: JsonLimits): Result<Json, JsonRefusal> => {
  const stopped = (problem: JsonProblem, at: number) => {
    const before = text.slice(0, at).split("\n");
    const place = { file, row: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return refuse({ ...refusal("json-refused", houseRule("5 (bad input)"), { file, problem }), place });
  };
  if (text.length > limits.total) return stopped("tooLarge", 0);
  try {
    return ok(scan(text, limits));
  } catch (cause) {
    if (cause instanceof Stop) return stopped(cause.problem, cause.at);
    throw cause;
  }
};
