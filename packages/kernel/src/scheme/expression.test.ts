import { array, assert as check, constantFrom, property } from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Json } from "../json.ts";
import { evaluate, parseExpression } from "./expression.ts";
import { namesFor } from "./expression-type.ts";
import { schemeField as field } from "./field.ts";

const both = { zh: "字", en: "Word" };
const fieldOf = (id: string, type: string, more: object = {}) => field.parse({ id, type, title: both, ...more });
const names = namesFor([
  {
    id: "application",
    fields: [
      fieldOf("since", "date"),
      fieldOf("audit", "date"),
      fieldOf("lost", "date", { required: false }),
      fieldOf("people", "number"),
      fieldOf("subject", "text"),
      fieldOf("owned", "boolean"),
      fieldOf("name", "bilingual"),
      fieldOf("client", "party"),
      fieldOf("lists", "choices", { options: [{ id: "a", title: both }] }),
      fieldOf("sites", "rows", { fields: [fieldOf("n", "number"), fieldOf("until", "date", { required: false })] }),
    ],
  },
  { id: "stage-1-report", fields: [fieldOf("heldOn", "date")] },
]);
const values = {
  today: "2026-11-23",
  application: {
    since: "2022-05-31",
    audit: "2022-08-31",
    lost: null,
    people: 86,
    subject: "legal-person",
    owned: true,
    name: { zh: "澄湖", en: "Chenghu" },
    client: { id: "c", name: "澄湖" },
    lists: ["a"],
    sites: [
      { n: 3, until: null },
      { n: 5, until: "2027-01-01" },
    ],
  },
  "stage-1-report": { heldOn: "2026-11-20" },
};

const ask = (text: string, change: { readonly [field: string]: Json } = {}, wanted: "boolean" | "date" = "boolean") => {
  const parsed = parseExpression(text, names, wanted);
  if (!parsed.ok) return parsed.refusals.map(({ message }) => message).join("; ");
  const answer = evaluate(parsed.value, { ...values, application: { ...values.application, ...change } });
  return answer.kind === "date" ? answer.date : answer.kind;
};

describe("an expression of a scheme answers true, false or undecided (SCHEME-6)", () => {
  const threeMonths = 'application.since + duration("P3M") <= application.audit';
  test.for<[string, { readonly [field: string]: Json }, string]>([
    [threeMonths, {}, "true"],
    [threeMonths, { audit: "2022-08-30" }, "false"],
    ["stage-1-report.heldOn <= today", {}, "true"],
    ['application.subject = "legal-person" and application.owned', {}, "true"],
    ["application.people between 1 and 85", {}, "false"],
    ["(application.people + 4) / 2 - 1 > 40", {}, "true"],
    ['application.name.zh = "澄湖" and application.client.id != "d"', {}, "true"],
    ['list contains(application.lists, "a") or application.people < 0', {}, "true"],
    ["count(application.sites[n > 3]) = 1", {}, "true"],
    ["every site in application.sites satisfies site.until = null or site.until > today", {}, "true"],
    ["every site in application.sites satisfies site.until != null and site.until > today", {}, "false"],
    ["sum(application.sites.n) >= 8", {}, "true"],
    ["sum(application.sites.n) >= 8", { sites: [] }, "undecided"],
    ["application.lost < today", {}, "undecided"],
    ["application.lost < today", { lost: "2026-01-01" }, "true"],
    ["not(application.lost < today)", {}, "undecided"],
    ["application.lost = null or application.lost < today", {}, "true"],
    ["if application.lost = null then true else application.lost < today", { lost: "2027-01-01" }, "false"],
    ["application.people / 0 > 1", {}, "undecided"],
    ['application.since + duration("P99999D") + duration("P999Y") > today', { since: "9999-12-31" }, "true"],
  ])("%s %j → %s", ([text, change, answer]) => {
    expect(ask(text, change)).toBe(answer);
  });

  it("a date comes out as a date", () => {
    expect(ask('application.since + duration("P3M")', {}, "date")).toBe("2022-08-31");
    expect(ask('application.lost + duration("P1Y")', {}, "date")).toBe("undecided");
    expect(ask("application.people", {}, "date")).toMatch(/date is wanted/);
  });

  it("what leaves the calendar decides nothing", () => {
    expect(ask('application.since + duration("P999Y")', { since: "9999-12-31" }, "date")).toBe("undecided");
  });
});

describe("an expression is refused at load, by its tree (SCHEME-6)", () => {
  test.for<[string, RegExp]>([
    ["now() > application.since", /"now" is not among/],
    ["today() > application.since", /"today" is not among/],
    ['matches(application.subject, "(a+)+$")', /"matches" is not among/],
    ['replace(application.subject, "a", "b") = "b"', /"replace" is not among/],
    ['count(split(application.subject, "a")) = 1', /"split" is not among/],
    ['application.audit - application.since >= duration("P3M")', /date minus date/],
    ['today - date("2026-01-01") > duration("P1D")', /date minus date/],
    ['(if application.owned then today else application.since) - application.since = @"P1D"', /date minus date/],
    ["application.nothing = 1", /has no field "nothing"/],
    ["contract.fee > 1", /unknown name "contract"/],
    ["fee > 1", /unknown name/],
    ["some x in 1..100000000 satisfies x > 5", /rows of a field|not allowed|one name/],
    ["count(for x in 1..100000000 return x) > 1", /ForExpression/],
    ["count(for x in application.sites return x.n) > 1", /ForExpression/],
    ["some a in application.sites satisfies some b in application.sites satisfies a.n > b.n", /inside another/],
    ["some a in application.sites, b in application.sites satisfies a.n > b.n", /one name/],
    ["count(application.sites[count(application.sites[n > 1]) > 1]) > 1", /inside another/],
    ["(function(a) a)(true)", /not allowed|not among/],
    ["{a: function() 1}.a() = 1", /not among|not allowed/],
    ['application.subject + application.subject = "xx"', /text \+ text is not allowed/],
    ["2 ** 1024 > 1", /\*\* number is not allowed/],
    ["application.subject instance of string", /InstanceOfExpression/],
    ['application.subject < "b"', /cannot be compared/],
    ["application.people = application.subject", /cannot be compared/],
    ["application.people", /boolean is wanted/],
    ['duration("PT5H") + application.since > today', /no date YYYY-MM-DD and no duration/],
    ['date("2026-02-30") < today', /no date/],
    ["application.since <", /does not parse/],
    ["", /./],
    [")", /./],
    ["application.owned application.owned", /./],
    ["true ".padEnd(2_001), /longer than 2000/],
    ["(".repeat(500) + "true" + ")".repeat(500), /deeper than 40/],
    [
      `count(application.sites[${Array.from({ length: 30 }, () => "(n > 1)").join(" and ")}]) > 1`,
      /more than 100 parts/,
    ],
    ["constructor.name = null", /unknown name "constructor"/],
    ["application.constructor = null", /has no field "constructor"/],
  ])("%s", ([text, reason]) => {
    expect(ask(text)).toMatch(reason);
  });

  // FEEL would take the second branch, drop the row or answer "not equal", and say nothing.
  test.for([
    "if application.lost < today then true else false",
    "count(application.sites[until < today]) = 1",
    "some site in application.sites satisfies site.until < today",
    "application.lost = application.audit",
    "application.lost != application.audit",
    "application.lost between application.since and today",
    "if application.lost != null then true else application.lost < today and (if application.lost = today then true else false)",
    "count(application.sites.until) = 1",
  ])("a value that may be empty chooses nothing: %s", (text) => {
    expect(ask(text)).toMatch(/may be empty here/);
  });

  it("no text makes it throw or hang: it parses, or says why not", () => {
    const part = constantFrom(
      ...'application . sites since lost [ ] ( ) + - < = and or not if then else some in satisfies for return today null 1 " @ duration("P3M") .. function { } : ,'.split(
        " ",
      ),
    );
    check(
      property(array(part, { maxLength: 25 }), (parts) => {
        const told = ask(parts.join(" "));
        expect(told.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
