import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { workingCalendar } from "../src/calendar/working-days.ts";
import { parseRulePack, type RulePack } from "../src/rules/rule-pack.ts";
import { workingDaysOf } from "../src/rules/working-days.ts";
import { type ContentFile, extend } from "../src/scheme/extend.ts";

const content = new URL("../../../content/", import.meta.url);

const readFile = (path: string): ContentFile => ({
  file: path,
  content: parse(readFileSync(new URL(path, content), "utf8")),
});

/** What schemes extend, by id: the bases of the product, named like their files. */
export const shippedBases: ReadonlyMap<string, ContentFile> = new Map(
  readdirSync(new URL("schemes/base/", content)).map((name) => [
    name.replace(".yaml", ""),
    readFile(`schemes/base/${name}`),
  ]),
);

/** A file of `content/`, a scheme with what it extends. */
export const contentFile = (path: string): unknown => extend(readFile(path), shippedBases).value;

const read = (file: string): RulePack => {
  const parsed = parseRulePack(contentFile(`rules/${file}`));
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.refusals)}`);
  return parsed.value;
};

/** The packs that the product ships, as the tests of the kernel use them. */
export const shippedPacks: readonly RulePack[] = [
  ...readdirSync(new URL("rules/", content))
    .filter((name) => name.endsWith(".yaml"))
    .map(read),
  workingDaysOf(workingCalendar.parse(contentFile("calendars/cn.yaml"))),
];

export const shippedPack = <Id extends RulePack["id"]>(id: Id): Extract<RulePack, { id: Id }> => {
  const found = shippedPacks.find((pack): pack is Extract<RulePack, { id: Id }> => pack.id === id);
  if (found === undefined) throw new Error(`no pack ${id}`);
  return found;
};
