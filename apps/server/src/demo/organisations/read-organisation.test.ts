import { existsSync, readFileSync } from "node:fs";
import type { Json } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { organisationAccounts } from "./organisation-accounts.ts";
import { demoOrganisationNames } from "./organisation-names.ts";
import { type DemoOrganisation, readDemoOrganisation } from "./read-organisation.ts";

const today = Temporal.PlainDate.from("2026-11-26");
const read = (name: string, on = today): DemoOrganisation => {
  const told = readDemoOrganisation(name, on);
  if (told === null) throw new Error(name);
  return told;
};

const shared = new URL("../../../../../../shared/data/laws/", import.meta.url);
const numbered = z.object({ articles: z.array(z.object({ no: z.string() })) });
const articlesOf = (law: DemoOrganisation["laws"][string] | undefined): ReadonlySet<string> | null => {
  const file = new URL(`${law?.family}.${law?.version}.json`, shared);
  if (!existsSync(file)) return null;
  return new Set(numbered.parse(JSON.parse(readFileSync(file, "utf8"))).articles.map(({ no }) => no));
};

const textsIn = (value: Json): readonly string[] =>
  typeof value === "string"
    ? [value]
    : value === null || typeof value !== "object"
      ? []
      : Object.values(value).flatMap(textsIn);

/** Everything that a demo calls by a name, with the kind of thing that it is. */
const namesIn = (told: DemoOrganisation): ReadonlySet<string> =>
  new Set([
    ...[...told.people, ...told.staff].map(({ id }) => `person.${id}`),
    ...told.rows.map(({ id }) => `row.${id}`),
    ...told.evidence.map(({ id }) => `evidence.${id}`),
    ...told.records.map(({ id }) => `record.${id}`),
  ]);

describe("demo organisations are data", () => {
  it("three are shipped, and no other name is found", () => {
    expect(demoOrganisationNames()).toEqual(["car-maker", "kindergarten", "property"]);
    expect(readDemoOrganisation("../demo", today)).toBeNull();
  });

  it.each(demoOrganisationNames())("%s: every name that is used is given, and given once", (name) => {
    const told = read(name);
    const given = namesIn(told);
    expect(given.size).toBe([told.people, told.staff, told.rows, told.evidence, told.records].flat().length);
    const used = told.records.flatMap(({ values, steps }) => textsIn([values, ...steps.map((step) => step.values)]));
    const references = used.flatMap((text) => /^\{(.+)\}$/.exec(text)?.[1] ?? []);
    expect(references.filter((one) => !given.has(one))).toEqual([]);
    const cited = told.rows.flatMap(({ laws }) => laws.map(({ law }) => law));
    expect(cited.filter((law) => told.laws[law] === undefined)).toEqual([]);
  });

  // Where the text is in the base, an article that is not in it stops the loading halfway.
  it.skipIf(!existsSync(shared)).each(demoOrganisationNames())("%s: every cited article is in its law", (name) => {
    const { rows, laws } = read(name);
    const unknown = rows
      .flatMap((row) => row.laws)
      .flatMap(({ law, article }) => {
        const numbers = articlesOf(laws[law]);
        return numbers === null || article === null || numbers.has(article) ? [] : [`${law} ${article}`];
      });
    expect(unknown).toEqual([]);
  });

  it.each(demoOrganisationNames())("%s: its days follow the day of loading", (name) => {
    const days = (on: Temporal.PlainDate) =>
      read(name, on)
        .records.flatMap(({ values }) => textsIn(values))
        .join();
    expect(days(today)).not.toContain("{today");
    expect(days(today)).not.toBe(days(today.add({ days: 1 })));
  });

  // A day that is written as "{today-P10D}" beside "since July" is wrong in February.
  it.each(demoOrganisationNames())("%s: its words name no month and no season", (name) => {
    const named = /[一二三四五六七八九十]月|[上下]半年|[春夏秋冬]季/;
    const { rows, evidence, records, soa, context } = read(name);
    const texts = textsIn(JSON.parse(JSON.stringify([rows, evidence, records, soa, context])));
    expect(texts.filter((text) => named.test(text))).toEqual([]);
  });

  it("no two people share an account, and each demo has somebody who judges beside those who write", () => {
    const accounts = organisationAccounts();
    expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length);
    for (const name of demoOrganisationNames())
      expect(read(name).people.filter(({ roles }) => roles.join() === "evaluator").length).toBeGreaterThan(0);
  });

  it("the car maker's fifty risks are of the threat library, each rated, and all controls of Annex A are decided", () => {
    const { rows, soa } = read("car-maker");
    expect(new Set(rows.map(({ from }) => `${from?.threat} ${from?.asset}`)).size).toBe(50);
    expect(rows.filter(({ assessment }) => assessment === null)).toEqual([]);
    expect(new Set(soa?.lines.map(({ control }) => control)).size).toBe(93);
  });
});
