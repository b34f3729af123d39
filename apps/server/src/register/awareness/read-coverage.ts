import type { awarenessRoutes, OutputOf } from "@touchstone/contract";
import { isList, isObject, type Json } from "@touchstone/kernel";
import {
  type Activity,
  coverageByMeans,
  type KeptRecord,
  percentOf,
  postStanding,
  postStandings,
  type RecordOn,
  reachedBy,
  recordOn,
} from "@touchstone/register";
import { allPeople } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import { kindOfEdition, kindOn } from "../records/record-kinds.ts";

export type Coverage = OutputOf<(typeof awarenessRoutes)["coverage"]>;
type Post = Coverage["posts"][number];

type Held = { readonly id: string; readonly kind: string; readonly state: KeptRecord };
type Shown = { readonly id: string; readonly kind: string; readonly shown: RecordOn };

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const number = (value: unknown): number => (typeof value === "number" ? value : 0);
const personOf = (value: Json | undefined): string | null => (isObject(value) ? text(value["id"]) : null);

const shownOn = (rows: readonly Held[], on: string): readonly Shown[] =>
  rows.flatMap(({ id, kind, state }) => {
    const shown = state.begun === null ? null : recordOn(state, kindOfEdition(state.begun), on, {});
    return shown === null ? [] : [{ id, kind, shown }];
  });

const activityOf = ({ values, state }: RecordOn): readonly Activity[] => {
  const [means, on] = [text(values["means"]), text(values["heldOn"])];
  if (state !== "held" || means === null || on === null) return [];
  const named = values["people"];
  const people = (isList(named) ? named : []).flatMap((row) => (isObject(row) ? (personOf(row["person"]) ?? []) : []));
  return [{ means, on, intended: number(values["intended"]), reached: number(values["reached"]), people }];
};

const postOf = ({ id, shown }: Shown, names: ReadonlyMap<string, string>, on: string): readonly Post[] => {
  if (shown.final) return [];
  const person = personOf(shown.values["person"]);
  const validUntil = text(shown.values["validUntil"]);
  const standing = postStanding({ person, shown: shown.state === "met", validUntil }, on);
  return [
    {
      record: id,
      title: shown.title,
      area: text(shown.values["area"]) ?? "",
      person: person === null ? null : { id: person, name: names.get(person) ?? "" },
      standing,
      validUntil: standing === "gap" || standing === "vacant" ? null : validUntil,
    },
  ];
};

/** The eight means, in the words of the edition in force. */
const meansOn = (on: string) => {
  const field = kindOn("awareness", on)?.fields.find(({ id }) => id === "means");
  return field?.type === "choice" ? field.options : [];
};

const groupsOf = (
  posts: readonly Post[],
  means: readonly string[],
  reached: ReadonlyMap<string, readonly string[]>,
): Coverage["groups"] =>
  [...Map.groupBy(posts, ({ area }) => area)].map(([area, inArea]) => {
    const people = [...new Set(inArea.flatMap(({ person }) => person?.id ?? []))];
    const count = (each: string) => people.filter((person) => reached.get(person)?.includes(each) === true).length;
    return {
      area,
      people: people.length,
      reached: means.map((each) => {
        const by = count(each);
        return { means: each, people: by, percent: percentOf(by, people.length) };
      }),
    };
  });

const sql =
  "select id, kind, state from register_record where owner = $1 and kind in ('awareness', 'post') order by id";

/** All of it from records as they stood on the day, and the list of people as it is. */
export const readCoverage = async ({ store }: Services, owner: string, on: string): Promise<Coverage> => {
  const { rows, people } = await store.transaction({ owner, caseId: null }, async (tx) => ({
    rows: (await tx.query<Held>(sql, [owner])).rows,
    people: await allPeople(tx, owner),
  }));
  const all = shownOn(rows, on);
  const activities = all.filter(({ kind }) => kind === "awareness").flatMap(({ shown }) => activityOf(shown));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const posts = all.filter(({ kind }) => kind === "post").flatMap((one) => postOf(one, names, on));
  const means = meansOn(on);
  const ids = people.map(({ id }) => id);
  const holders = posts.flatMap(({ person }) => person?.id ?? []);
  const reached = reachedBy(activities, [...new Set([...ids, ...holders])], on);
  const covered = coverageByMeans(
    means.map(({ id }) => id),
    activities,
    ids,
    on,
  );
  return {
    on,
    people: people.length,
    means: means.flatMap(({ id, title }) => {
      const found = covered.find((one) => one.means === id);
      return found === undefined ? [] : [{ ...found, title }];
    }),
    persons: people
      .map((person) => ({ person, means: [...(reached.get(person.id) ?? [])] }))
      .toSorted((a, b) => a.means.length - b.means.length),
    groups: groupsOf(
      posts,
      means.map(({ id }) => id),
      reached,
    ),
    posts: posts.toSorted((a, b) => postStandings.indexOf(a.standing) - postStandings.indexOf(b.standing)),
  };
};
