import { basename } from "node:path";
import {
  editionChangesOf,
  type Json,
  type Result,
  rulePack,
  type WorkingCalendar,
  workingCalendar,
} from "@touchstone/kernel";
import {
  type CountingPack,
  type DocumentVersion,
  type FieldRefusal,
  type HarmonisedStructure,
  isPlace,
  isRegion,
  type ObligationPack,
  type OldNames,
  type OperatorRegistry,
  type Places,
  parseCountings,
  parseDocuments,
  parseHarmonised,
  parseObligations,
  parseOldNames,
  parseOperatorCertificates,
  parseRegions,
  parseRetentions,
  parseScopes,
  parseStandard,
  parseStandardTree,
  type RetentionPack,
  type ScopePack,
  type Standard,
  type StandardTree,
  withTransitions,
} from "@touchstone/requirements";
import { z } from "zod";
import { once } from "../content/once.ts";
import { filesIn, orStop, parseShipped, readFile, readFolder, readYaml } from "../content/read-content.ts";

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

/** Where a law may apply: provinces and prefectures by their codes, and the scopes that are no single place. */
export const ownPlaces: () => Places = once(() => {
  const regions = readFile("regions.yaml", readBy(parseRegions));
  return new Map([...regions, ...readScopes().scopes.map(({ id, title }) => [id, title.zh] as const)]);
});

/** Whether a code is a place's: a question about none is refused and not answered with the nation's law. */
export const isOwnRegion = (code: string): boolean => isRegion(code) && isPlace(code, ownPlaces());

export const obligationPacks: () => readonly ObligationPack[] = once(() =>
  readFolder("obligations", readBy(parseObligations)),
);

/** Licences, authorities and terms that changed their names. */
export const oldNames: () => OldNames = once(() => readFile("old-names.yaml", readBy(parseOldNames)));

const harmonisedStructure: () => HarmonisedStructure = once(() =>
  readFile("harmonised-structure.yaml", readBy(parseHarmonised)),
);

const lastDay = "9999-12-31";

/** Changes of edition, from the rules that also cap certificates. */
const editionChanges = once(() => {
  const packs = filesIn("rules").filter(({ file }) => basename(file).startsWith("transition."));
  return editionChangesOf(
    packs.map(({ file, text }) => orStop(readYaml(file, text, rulePack, parseShipped))),
    lastDay,
  );
});

/** Management system standards by edition and clause, in words of our own. */
export const readStandards: () => readonly Standard[] = once(() =>
  withTransitions(readFolder("standards", readBy(parseStandard(harmonisedStructure()))), editionChanges()),
);

/** How obligations count that do not count from a visit, day by day. */
export const readCountings: () => CountingPack = once(() => readFile("countings.yaml", readBy(parseCountings)));

/** How long which records are kept. */
export const readRetentions: () => RetentionPack = once(() => readFile("retentions.yaml", readBy(parseRetentions)));

/** Works on special equipment and the codes of their certificates. */
export const readOperatorCertificates: () => OperatorRegistry = once(() =>
  readFile("operator-certificates.yaml", readBy(parseOperatorCertificates)),
);

/** Reaches of law that are no single place: areas and markets. */
export const readScopes: () => ScopePack = once(() => readFile("scopes.yaml", readBy(parseScopes)));

/** The official calendar by which days off are told. */
export const officialCalendar: () => WorkingCalendar = once(() => readFile("calendars/cn.yaml", workingCalendar));

/** Sector standards by the one they come from, and the laws on which the systems rest. */
export const readStandardTree: () => StandardTree = once(() =>
  readFile("standard-tree.yaml", readBy(parseStandardTree)),
);
