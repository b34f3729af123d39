import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";

const edge = houseRule("9");

const deepest = 64;

/** Reads at most `limit` bytes; a longer body is refused before it is held in memory. */
export const readBytes = async (request: Request, limit: number): Promise<Result<Uint8Array<ArrayBuffer>, Refusal>> => {
  const tooLarge = refuse(refusal("body-too-large", edge, { limit }));
  const told = request.headers.get("content-length");
  if (Number(told ?? 0) > limit) return tooLarge;
  // The connection holds a sender to the length it told, and whole is several times cheaper than as a stream.
  if (told !== null && request.headers.get("transfer-encoding") === null) {
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.byteLength > limit ? tooLarge : ok(whole);
  }
  if (request.body === null) return ok(new Uint8Array());
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.byteLength;
    if (size > limit) return tooLarge;
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return ok(whole);
};

const depthOf = (text: string): number => {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") most = Math.max(most, ++depth);
    else if (sign === "}" || sign === "]") depth -= 1;
  }
  return most;
};

const unkeptIn = (text: string): string | null =>
  text.includes("\0") ? "U+0000" : text.isWellFormed() ? null : "lone surrogate";

/**
 * JSON as commands may carry it: valid UTF-8 (decoded fatally), at most 64 levels, no key `__proto__`, no U+0000, which no
 * column of text or jsonb can hold, no lone surrogate, which has no canonical form (RFC 8785, 3.2.2.2) and so no digest.
 * Duplicate keys are left to the schema, which reads the parsed value.
 */
export const parseJson = (bytes: Uint8Array): Result<unknown, Refusal> => {
  const unreadable = (what: string) => refuse(refusal("body-unreadable", edge, { what }));
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return unreadable("UTF-8");
  }
  if (depthOf(text) > deepest) return unreadable(`> ${deepest} levels`);
  try {
    // A reviver is called for every value; only a text that can name the key at all needs one.
    if (!/__proto__|\\u/.test(text)) return ok(JSON.parse(text));
    let hostile = false;
    const unkept: { readonly where: string; readonly what: string }[] = [];
    const value: unknown = JSON.parse(text, (key, inner: unknown) => {
      if (key === "__proto__") hostile = true;
      for (const said of typeof inner === "string" ? [key, inner] : [key]) {
        const what = unkeptIn(said);
        if (what !== null) unkept.push({ where: key, what });
      }
      return inner;
    });
    if (hostile) return unreadable("__proto__");
    const [first] = unkept;
    if (first === undefined) return ok(value);
    const where = `body.${first.where.replaceAll("\0", "").toWellFormed()}`;
    return refuse(refusal("body-invalid", edge, { where, what: first.what }));
  } catch (cause) {
    return unreadable(cause instanceof Error ? cause.message.slice(0, 100) : "JSON");
  }
};
