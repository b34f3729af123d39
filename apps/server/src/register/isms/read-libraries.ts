import {
  type ControlCatalogue,
  catalogueFaults,
  libraryFaults,
  protectedProperties,
  type SoaEdition,
  soaEditions,
  type Threat,
  type ThreatLibrary,
  threatGroupKinds,
} from "@touchstone/register";
import { z } from "zod";
import { once } from "../../content/once.ts";
import { readFile, readFolder } from "../../content/read-content.ts";
import { readStandards } from "../../requirements/index.ts";

const word = z.string().min(1).max(500);
const bilingual = z.strictObject({ zh: word, en: word });
const name = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const effective = z.strictObject({ from: day, to: day.nullable() });
const control = z.string().regex(/^A(\.\d{1,2}){2,3}$/);

/** Faults that only the whole file shows are told with its name, and stop the start. */
const faultless = (faults: readonly string[], context: z.core.$RefinementCtx): void => {
  for (const message of faults) context.addIssue({ code: "custom", message });
};

const threat = z.strictObject({
  id: name,
  under: name,
  title: bilingual,
  harm: bilingual,
  affects: z.array(z.enum(protectedProperties)).min(1),
  effect: bilingual.nullable().default(null),
  consequence: z.enum(["vehicle-accident"]).nullable().default(null),
  weakness: bilingual.nullable().default(null),
  target: bilingual.nullable().default(null),
  path: z.array(bilingual).default([]),
  laws: z.array(name).default([]),
  controls: z.array(control).min(1),
});

const library = z
  .strictObject({
    id: name,
    edition: word,
    title: bilingual,
    source: bilingual,
    effective,
    groups: z.array(
      z.strictObject({ id: name, under: name.nullable(), kind: z.enum(threatGroupKinds), title: bilingual }),
    ),
    threats: z.array(threat),
  })
  .superRefine((value, context) => faultless(libraryFaults(value), context));

/** Threats that a risk may begin from. The maker's own come first: they are what the general ones lack. */
export const threatLibraries: () => readonly ThreatLibrary[] = once(() => readFolder("threats", library));

export const allThreats: () => readonly Threat[] = once(() => threatLibraries().flatMap(({ threats }) => threats));

const group = z.strictObject({ id: z.string().regex(/^A\.\d{1,2}$/), count: z.int(), title: bilingual });
const groupOf = (id: string): string => id.split(".").slice(0, 2).join(".");

/** Titles are those of the audit points, written once and read from there; the older edition says where each control went. */
const catalogue = z
  .strictObject({
    id: name,
    edition: z.enum(soaEditions),
    title: bilingual,
    source: bilingual,
    effective,
    doubts: z.array(bilingual).default([]),
    groups: z.array(group),
    titlesOf: z.strictObject({ standard: name, edition: word }),
    successors: z
      .array(
        z.strictObject({
          id: control,
          to: z.array(z.strictObject({ control, checked: z.boolean().default(true) })).min(1),
        }),
      )
      .default([]),
  })
  .transform(({ titlesOf, successors, ...rest }, context) => {
    const standard = readStandards().find(
      ({ id, edition }) => id === titlesOf.standard && edition === titlesOf.edition,
    );
    if (standard === undefined) context.addIssue({ code: "custom", message: "no such standard", path: ["titlesOf"] });
    const clauses = standard?.clauses.filter(({ clause }) => clause.startsWith("A.")) ?? [];
    const to = new Map(successors.map((one) => [one.id, one.to]));
    for (const id of to.keys())
      if (!clauses.some(({ clause }) => clause === id))
        context.addIssue({ code: "custom", message: `no control ${id}`, path: ["successors"] });
    return {
      ...rest,
      doubts: [...rest.doubts, ...(standard?.doubts ?? [])],
      controls: clauses.map(({ clause, title }) => ({
        id: clause,
        group: groupOf(clause),
        title,
        to: to.get(clause) ?? [],
      })),
    };
  })
  .superRefine((value, context) => faultless(catalogueFaults(value), context));

const catalogues = once(
  (): Readonly<Record<SoaEdition, ControlCatalogue>> => ({
    "2022": readFile("controls/iso27001-2022.yaml", catalogue),
    "2013": readFile("controls/iso27001-2013.yaml", catalogue),
  }),
);

/** Annex A of one edition. */
export const controlCatalogue = (edition: SoaEdition): ControlCatalogue => catalogues()[edition];
