import { expect, test } from "vitest";
import { contentFile, shippedPack, shippedPacks } from "../../test/content.ts";
import { scheme } from "../scheme/scheme.ts";
import { changedParameters, comingEditions, rulesUsedBy } from "./coming-editions.ts";

const read = (name: string) => scheme.parse(contentFile(`schemes/${name}.yaml`));
const schemes = [read("cn-ohsms"), read("cn-qms"), read("diagnostic")];
const coming = (on: string, packs = shippedPacks) =>
  comingEditions(packs, schemes, on).map(({ pack, before, schemes: under }) => [
    `${pack.id}@${pack.edition}`,
    before?.edition ?? null,
    under.map(({ id }) => id),
  ]);

test("an edition that begins later is seen by the schemes whose rule it will be, and by no other", () => {
  const ohsms = ["surveillance@cn-ohsms-2026", "international", ["cn-ohsms"]];
  expect(coming("2026-02-28")).toContainEqual(ohsms);
  // On its own first day it is the rule, and nothing is coming.
  expect(coming("2026-03-01")).not.toContainEqual(ohsms);
  expect(coming("2025-12-31")).toContainEqual(["surveillance@cn-2025", "cn-2016", ["cn-qms"]]);
  expect(coming("2026-11-23")).toEqual([]);
});

test("an edition for all standards does not reach a scheme that has one of its own", () => {
  const wide = { ...shippedPack("surveillance"), edition: "cn-2030", jurisdiction: "CN", subject: null };
  const made = { ...wide, effective: { from: "2030-01-01", to: null } };
  const found = coming("2026-11-23", [...shippedPacks, made]);
  expect(found.flatMap(([, , under]) => under)).not.toContain("cn-ohsms");
  expect(coming("2026-11-23", [...shippedPacks, { ...made, jurisdiction: "420100" }])).toEqual([]);
});

test("a scheme uses what it names, what that leans on, and what the kernel asks of every assessment", () => {
  const [ohsms, , diagnostic] = schemes.map(rulesUsedBy);
  for (const id of ["surveillance", "audit-time", "site-sample", "nonconformity-limits", "competence", "short-notice"])
    expect(ohsms).toContain(id);
  expect(ohsms).not.toContain("transfer");
  expect(diagnostic).toContain("independence");
  expect(diagnostic).not.toContain("surveillance");
});

test("what differs is told by path, with items of lists by their own id and without where it is printed", () => {
  const rule = (clause: string) => ({ rule: { source: "s", clause } });
  expect(
    changedParameters(
      { months: 6, same: 1, gone: true, list: [{ id: "b", days: 1 }], ...rule("1") },
      {
        months: 12,
        same: 1,
        list: [
          { id: "a", days: 9 },
          { id: "b", days: 1 },
        ],
        ...rule("2"),
      },
    ),
  ).toEqual([
    { path: "months", before: "6", after: "12" },
    { path: "gone", before: "true", after: null },
    { path: "list.a.id", before: null, after: '"a"' },
    { path: "list.a.days", before: null, after: "9" },
  ]);
});
