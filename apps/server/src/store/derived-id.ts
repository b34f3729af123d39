import { digest } from "./envelope.ts";

/**
 * The id of the one stream there can be of its kind for something else, so that two who begin it at once meet on the same
 * stream; version 8 of RFC 9562 is for ids made in a way of one's own.
 */
export const derivedId = (text: string): string => {
  const hash = digest(text);
  const variant = "89ab"[Number.parseInt(hash.slice(16, 17), 16) % 4] ?? "8";
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
};
