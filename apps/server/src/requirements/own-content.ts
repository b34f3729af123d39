import type { Json, Result } from "@touchstone/kernel";
import {
  type DocumentVersion,
  type FieldRefusal,
  type HarmonisedStructure,
  type ObligationPack,
  type Places,
  parseDocuments,
  parseHarmonised,
  parseObligations,
  parseRegions,
  parseStandard,
  type Standard,
} from "@touchstone/requirements";
import { z } from "zod";
import { once } from "../content/once.ts";
import { readFile, readFolder } from "../content/read-content.ts";

const pathOf = (printed: unknown): (string | number)[] =>
  String(printed)
    .split(/[.[\]]+/)
    .filter((part) => part !== "" && part !== "$")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The package's own reader as a schema, so that a fault in a content file is told with its line. */
const readBy = <Value>(parse: (json: Json, file: string) => Result<Value, FieldRefusal>) =>
  z.json().transform((json, context): Value => {
    const read = parse(json, "content");
    if (read.ok) return read.value;
    for (const { facts } of read.refusals) {
      context.addIssue({ code: "custom", path: pathOf(facts["path"]), message: JSON.stringify(facts["expected"]) });
    }
    return z.NEVER;
  });

/** Documents that the product knows by name and date, without their texts. */
export const ownDocuments: () => readonly DocumentVersion[] = once(() =>
  readFolder("documents", readBy(parseDocuments)).flatMap(({ documents }) => documents),
);

/** Provinces and prefectures by their codes. */
export const ownPlaces: () => Places = once(() => readFile("regions.yaml", readBy(parseRegions)));

export const obligationPacks: () => readonly ObligationPack[] = once(() =>
  readFolder("obligations", readBy(parseObligations)),
);

const harmonisedStructure: () => HarmonisedStructure = once(() =>
  readFile("harmonised-structure.yaml", readBy(parseHarmonised)),
);

/** Management system standards by edition and clause, in words of our own. */
export const readStandards: () => readonly Standard[] = once(() =>
  readFolder("standards", readBy(parseStandard(harmonisedStructure()))),
);
