import { awarenessTexts, routes, say } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { writeCsv } from "../../adapters/tabular/write-csv.ts";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { dayOf } from "../rows.ts";
import { type Coverage, readCoverage } from "./read-coverage.ts";

const shownPeople = 200;

type Told = { readonly coverage: Coverage; readonly language: "zh" | "en" };
type Word = (key: keyof typeof awarenessTexts) => string;

const share = (percent: number | null): string => (percent === null ? "" : `${percent}%`);

const meansTable = ({ coverage, language }: Told, word: Word) => [
  [word("means"), word("held"), word("heads"), word("percent"), word("named"), word("namedPercent")],
  ...coverage.means.map(({ title, held, intended, reached, percent, named, namedPercent }) => [
    title[language],
    String(held),
    `${reached}/${intended}`,
    share(percent),
    `${named}/${coverage.people}`,
    share(namedPercent),
  ]),
];

const peopleTable = ({ coverage, language }: Told, word: Word) => [
  [word("person"), ...coverage.means.map(({ title }) => title[language])],
  ...coverage.persons.map(({ person, means }) => [
    person.name,
    ...coverage.means.map((each) => (means.includes(each.means) ? "1" : "0")),
  ]),
];

const groupsTable = ({ coverage, language }: Told, word: Word) => [
  [word("area"), word("people"), ...coverage.means.map(({ title }) => title[language])],
  ...coverage.groups.map(({ area, people, reached }) => [
    area,
    String(people),
    ...reached.map(({ percent }) => share(percent)),
  ]),
];

const postsTable = ({ coverage }: Told, word: Word) => [
  [word("post"), word("area"), word("person"), word("state"), word("until")],
  ...coverage.posts.map(({ title, area, person, standing, validUntil }) => [
    title,
    area,
    person?.name ?? word("nobody"),
    word(`post.${standing}`),
    validUntil ?? "",
  ]),
];

const tables = { means: meansTable, people: peopleTable, groups: groupsTable, posts: postsTable } as const;

export const awarenessBound = (services: Services): readonly Bound[] => [
  bind(routes.awareness.coverage, async (call) => {
    const coverage = await readCoverage(services, scopeOf(call).owner, dayOf(services, call.query.on));
    return ok({ ...coverage, persons: coverage.persons.slice(0, shownPeople) });
  }),
  bind(routes.awareness.export, async (call) => {
    const { table } = call.query;
    const on = dayOf(services, call.query.on);
    const coverage = await readCoverage(services, scopeOf(call).owner, on);
    const cells = tables[table]({ coverage, language: call.language }, (key) =>
      say(awarenessTexts[key], call.language),
    );
    return ok({ bytes: writeCsv(cells), type: "text/csv; charset=utf-8", name: `awareness-${table}-${on}.csv` });
  }),
];
