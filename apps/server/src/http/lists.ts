import { houseRule, type Json, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { z } from "zod";
import { digest } from "../store/index.ts";

/** What a command on one stream answers. */
export const changedAnswer =
  (id: string) =>
  ({ version }: { readonly version: number }) => ({ id, version });

/** Whether a text is a key of the list: a cursor can be made by anybody, and what it holds goes to the database. */
export type IsKey = (key: string) => boolean;

const isId: IsKey = (key) => z.uuid().safeParse(key).success;
const isDay: IsKey = (text) => z.iso.date().safeParse(text).success;
export const isAnyText: IsKey = (key) => !key.includes("\u0000");

/** What is sorted by, then the id. */
const pair =
  (isFirst: IsKey): IsKey =>
  (key) => {
    const [first, id, ...rest] = key.split(",");
    return first !== undefined && id !== undefined && rest.length === 0 && isFirst(first) && isId(id);
  };
export const isDayAndId = pair(isDay);
export const isInstantAndId = pair((text) => z.iso.datetime().safeParse(text).success);
/** The first part is percent-encoded, so that it holds no separator. */
export const isTextAndId = (isFirst: IsKey = isAnyText): IsKey =>
  pair((text) => {
    try {
      return isAnyText(decodeURIComponent(text)) && isFirst(decodeURIComponent(text));
    } catch {
      return false;
    }
  });
/** Open ones first, then the id, without anything between. */
export const isOpenAndId: IsKey = (key) => /^[01]/.test(key) && isId(key.slice(1));

/**
 * A keyset cursor: the last row's key, bound to the filter it was made for (design.md section 9). Null at the start.
 * `key` must be what the list is ordered by; ids are UUIDv7 and sort by their making.
 */
export const readCursor = (
  cursor: string | undefined,
  filter: Json,
  isKey: IsKey = isId,
): Result<string | null, Refusal> => {
  if (cursor === undefined) return ok(null);
  const [bound, key, ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  return bound === digest(filter).slice(0, 16) && key !== undefined && rest.length === 0 && isKey(key)
    ? ok(key)
    : refuse(refusal("cursor-invalid", houseRule("9")));
};

/** The cursor to what follows a key. */
export const cursorAfter = (key: string, filter: Json): string =>
  Buffer.from(`${digest(filter).slice(0, 16)}|${key}`).toString("base64url");

/** One page of `limit` rows out of at most `limit + 1`, with the cursor to the next. */
export const writeCursor = <Row extends { readonly id: string }, View>(
  rows: readonly Row[],
  limit: number,
  filter: Json,
  view: (row: Row) => View,
): { readonly items: View[]; readonly next: string | null } => {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(view), next: last === undefined ? null : cursorAfter(last.id, filter) };
};
