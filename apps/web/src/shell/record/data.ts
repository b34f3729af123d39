import type { Json } from "@touchstone/kernel";

/** A record's values, by the ids of the scheme's fields. */
export type Data = { readonly [field: string]: Json };

const isObject = (value: Json | undefined): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectOf = (value: Json | undefined): Data => (isObject(value) ? value : {});

/** What can stand in one line; nothing for what cannot. */
export const plainText = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
