import type { Json } from "../json.ts";

export type Path = readonly (string | number)[];

/** Where a value was written: merged content keeps it, so that a mistake is shown in the file that made it. */
export type Origin = { readonly file: string; readonly path: Path };

/** Content with the place of every value. */
export type OriginTree =
  | { readonly kind: "scalar"; readonly at: Origin; readonly value: string | number | boolean | null }
  | { readonly kind: "list"; readonly at: Origin; readonly items: readonly OriginTree[] }
  | { readonly kind: "map"; readonly at: Origin; readonly entries: ReadonlyMap<string, OriginTree> };
export type OriginMap = Extract<OriginTree, { readonly kind: "map" }>;

export const withOrigins = (file: string, value: Json, path: Path = []): OriginTree => {
  const at = { file, path };
  if (value === null || typeof value !== "object") return { kind: "scalar", at, value };
  if (Array.isArray(value))
    return { kind: "list", at, items: value.map((each: Json, index) => withOrigins(file, each, [...path, index])) };
  const entries = Object.entries(value).map(([key, each]) => [key, withOrigins(file, each, [...path, key])] as const);
  return { kind: "map", at, entries: new Map(entries) };
};

export const withoutOrigins = (tree: OriginTree): Json => {
  switch (tree.kind) {
    case "scalar":
      return tree.value;
    case "list":
      return tree.items.map(withoutOrigins);
    case "map":
      return Object.fromEntries([...tree.entries].map(([key, each]) => [key, withoutOrigins(each)]));
  }
};

const childAt = (tree: OriginTree, key: string | number): OriginTree | undefined => {
  if (tree.kind === "list") return typeof key === "number" ? tree.items[key] : undefined;
  return tree.kind === "map" ? tree.entries.get(String(key)) : undefined;
};

/** Where the value at a path of the whole was written; of what is missing, where it would belong. */
export const originAt = (tree: OriginTree, [key, ...rest]: Path): Origin => {
  const child = key === undefined ? undefined : childAt(tree, key);
  return child === undefined ? tree.at : originAt(child, rest);
};
