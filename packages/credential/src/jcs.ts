import { assert, type Json } from "@touchstone/kernel";
import canonicalize from "canonicalize";
import { bytesOf } from "./encoding.ts";

/** RFC 8785: the one text that a JSON value has. What JSON cannot say (NaN, a lone surrogate) is a bug of the caller. */
export const jcs = (value: Json): string => {
  const text = canonicalize(value);
  assert(text !== undefined && text.isWellFormed(), "only JSON has a canonical form");
  return text;
};

export const jcsBytes = (value: Json): Uint8Array => bytesOf(jcs(value));
