import type { Json } from "../json.ts";
import {
  type Origin,
  type OriginMap,
  type OriginTree,
  originAt,
  type Path,
  withOrigins,
  withoutOrigins,
} from "./origin-tree.ts";

/** Content as it was read, and the file it came from. */
export type ContentFile = { readonly file: string; readonly content: Json };

export type ExtendProblem = Origin & { readonly message: string };

export type Extended = {
  readonly value: Json;
  /** Where a path of the value was written. */
  readonly originOf: (path: Path) => Origin;
  readonly problems: readonly ExtendProblem[];
};

/** What an extension may say inside a thing beside the thing's own fields. */
const directives = ["remove", "replace", "insertAfter"] as const;

type Merged = { readonly tree: OriginTree; readonly problems: readonly ExtendProblem[] };

const isTrue = (tree: OriginTree | undefined): boolean => tree?.kind === "scalar" && tree.value === true;
const says = (tree: OriginTree, directive: "remove" | "replace"): boolean =>
  tree.kind === "map" && isTrue(tree.entries.get(directive));

const idOf = (tree: OriginTree): string | null => {
  const id = tree.kind === "map" ? tree.entries.get("id") : undefined;
  return id?.kind === "scalar" && typeof id.value === "string" ? id.value : null;
};

type Things = readonly OriginMap[];
/** The items of a list in which everything has an id; another list is one value, replaced as a whole. */
const thingsOf = (tree: OriginTree): Things | null => {
  if (tree.kind !== "list" || tree.items.length === 0) return null;
  const things = tree.items.filter((item): item is OriginMap => item.kind === "map" && idOf(item) !== null);
  return things.length === tree.items.length ? things : null;
};

const bare = (tree: OriginMap): OriginMap => ({
  ...tree,
  entries: new Map([...tree.entries].filter(([key]) => !directives.some((directive) => directive === key))),
});

const mergeMaps = (base: OriginMap, over: OriginMap): Merged => {
  const problems: ExtendProblem[] = [];
  const entries = new Map(base.entries);
  for (const [key, change] of bare(over).entries) {
    const old = entries.get(key);
    if (says(change, "remove")) {
      if (old === undefined) problems.push({ ...change.at, message: `the base has no "${key}" to remove` });
      entries.delete(key);
      continue;
    }
    const merged = merge(old, change);
    problems.push(...merged.problems);
    entries.set(key, merged.tree);
  }
  return { tree: { ...over, entries }, problems };
};

/** Puts a thing behind the one it names; `null` is the beginning, and a thing that names none stays or comes last. */
const place = (list: OriginTree[], thing: OriginTree, change: OriginMap): readonly ExtendProblem[] => {
  const after = change.entries.get("insertAfter");
  const there = list.findIndex((each) => idOf(each) === idOf(thing));
  if (after === undefined) {
    if (there < 0) list.push(thing);
    else list[there] = thing;
    return [];
  }
  if (there >= 0) list.splice(there, 1);
  const before = after.kind === "scalar" ? after.value : undefined;
  const found = list.findIndex((each) => idOf(each) === before);
  list.splice(found + 1, 0, thing);
  return found >= 0 || before === null ? [] : [{ ...after.at, message: `nothing here has the id "${before}"` }];
};

const mergeThings = (base: Things, over: Things, at: Origin): Merged => {
  const problems: ExtendProblem[] = [];
  const list: OriginTree[] = [...base];
  for (const change of over) {
    const id = idOf(change);
    const old = list.findIndex((each) => idOf(each) === id);
    if (says(change, "remove")) {
      if (old < 0) problems.push({ ...change.at, message: `the base has no "${id}" to remove` });
      else list.splice(old, 1);
      continue;
    }
    const merged = merge(list[old], change);
    problems.push(...merged.problems, ...place(list, merged.tree, change));
  }
  return { tree: { kind: "list", at, items: list }, problems };
};

/** Maps by key, lists of things by their ids; anything else is replaced. */
function merge(base: OriginTree | undefined, over: OriginTree): Merged {
  if (over.kind === "map")
    return base?.kind === "map" && !says(over, "replace") ? mergeMaps(base, over) : { tree: bare(over), problems: [] };
  const old = base === undefined ? null : thingsOf(base);
  const changes = thingsOf(over);
  return old === null || changes === null ? { tree: over, problems: [] } : mergeThings(old, changes, over.at);
}

const without = (tree: OriginMap, key: string): OriginMap => ({
  ...tree,
  entries: new Map([...tree.entries].filter(([each]) => each !== key)),
});

const resolveTree = (
  { file, content }: ContentFile,
  bases: ReadonlyMap<string, ContentFile>,
  from: readonly string[],
): Merged => {
  const own = withOrigins(file, content);
  const named = own.kind === "map" ? own.entries.get("extends") : undefined;
  if (own.kind !== "map" || named === undefined) return { tree: own, problems: [] };
  const rest = without(own, "extends");
  const wrong = (message: string): Merged => ({ tree: rest, problems: [{ ...named.at, message }] });
  const id = named.kind === "scalar" && typeof named.value === "string" ? named.value : "";
  const base = bases.get(id);
  if (base === undefined) return wrong(`no base "${id}"; there are: ${[...bases.keys()].join(", ")}`);
  if (from.includes(id)) return wrong(`a cycle: ${[...from, id].join(" → ")}`);
  const below = resolveTree(base, bases, [...from, id]);
  if (below.tree.kind !== "map") return wrong(`the base "${id}" is no scheme`);
  // The id is the file's own; under the base's name nothing is offered.
  const merged = mergeMaps(without(below.tree, "id"), rest);
  return { tree: merged.tree, problems: [...below.problems, ...merged.problems] };
};

/**
 * A scheme file with what it extends: bases by id, each of which may extend another. Pure and without limits of its
 * own: the reader of files bounds them.
 */
export const extend = (file: ContentFile, bases: ReadonlyMap<string, ContentFile>): Extended => {
  const { tree, problems } = resolveTree(file, bases, []);
  return { value: withoutOrigins(tree), originOf: (path) => originAt(tree, path), problems };
};
