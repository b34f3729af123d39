import type { CallInput, routes } from "@touchstone/contract";
import { StoryBroken } from "../teller.ts";

type Values = CallInput<typeof routes.records.begin>["body"]["values"];
type Json = Values[string];

const kinds = ["site", "row", "record", "evidence", "asset", "criteria", "scan", "party", "need"] as const;
type Kind = (typeof kinds)[number];

const reference = /^\{([a-z]+)\.([a-z0-9-]+)\}$/;

/** What the data calls things, and which id each got when it was made. */
export const namesOf = (story: string) => {
  const ids = new Map<string, string>();
  const people = new Map<string, { readonly id: string; readonly name: string }>();
  const find = <Value>(held: ReadonlyMap<string, Value>, name: string): Value => {
    const found = held.get(name);
    if (found === undefined) throw new StoryBroken(`${story}: nothing is called ${name}`, null);
    return found;
  };
  const filled = (value: Json): Json => {
    if (typeof value === "string") {
      const [, kind, name] = reference.exec(value) ?? [];
      if (kind === undefined || name === undefined) return value;
      return kind === "person" ? { ...find(people, name) } : find(ids, `${kind}.${name}`);
    }
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(filled);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each)]));
  };
  return {
    keep: (kind: Kind, name: string, id: string): void => void ids.set(`${kind}.${name}`, id),
    id: (kind: Kind, name: string): string => find(ids, `${kind}.${name}`),
    keepPerson: (name: string, { id, name: called }: { readonly id: string; readonly name: string }): void =>
      void people.set(name, { id, name: called }),
    person: (name: string) => find(people, name),
    /** Values with each "{row.NAME}" in the place of the id that it got, each "{person.NAME}" in that of the person. */
    fill: (values: Values): Values =>
      Object.fromEntries(Object.entries(values).map(([key, each]) => [key, filled(each)])),
  };
};
export type Names = ReturnType<typeof namesOf>;
