import {
  assetKinds,
  lifePhases,
  protectedProperties,
  ratings,
  soaEditions,
  soaStatuses,
  soaWarningCodes,
  threatGroupKinds,
} from "@touchstone/register";
import { z } from "zod";
import { bilingual, changed, date, id, line, prose, text, version } from "../fields.ts";
import { route } from "../route.ts";

const base = "/api/v1/register/{organisation}/isms";
const organisation = z.strictObject({ organisation: id });
const expected = version.nullable().default(null);

const threatId = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/);
const controlId = z.string().regex(/^A(\.\d{1,2}){2,3}$/);
const edition = z.enum(soaEditions);
const onSoa = z.strictObject({ organisation: id, edition });
const property = z.enum(protectedProperties);
const phase = z.enum(lifePhases);

const threatLibrary = z
  .strictObject({
    id: z.string(),
    edition: z.string(),
    title: bilingual,
    source: bilingual,
    groups: z.array(
      z.strictObject({
        id: z.string(),
        under: z.string().nullable(),
        kind: z.enum(threatGroupKinds),
        title: bilingual,
      }),
    ),
    threats: z.array(
      z.strictObject({
        id: z.string(),
        under: z.string(),
        title: bilingual,
        harm: bilingual,
        affects: z.array(property),
        effect: bilingual.nullable(),
        consequence: z.enum(["vehicle-accident"]).nullable(),
        weakness: bilingual.nullable(),
        target: bilingual.nullable(),
        path: z.array(bilingual),
        laws: z.array(z.strictObject({ family: z.string(), title: z.string(), jurisdiction: z.string() })),
        controls: z.array(z.string()),
        /** The organisation's own, which no other sees; null for one of the library. */
        own: z.strictObject({ id, version }).nullable(),
        /** Rows of the register that began from it. */
        risks: z.array(z.strictObject({ id, asset: id.nullable() })),
      }),
    ),
  })
  .meta({ id: "ThreatLibrary" });

const rating = z.union(ratings.map((one) => z.literal(one))).meta({ id: "Rating", description: "1 to 5" });
const rated = z.strictObject({ confidentiality: rating, integrity: rating, availability: rating });
const assetBody = z.strictObject({
  name: line.refine((name) => name.length <= 120, { message: "longer than 120" }),
  kind: z.enum(assetKinds),
  owner: line,
  value: rating,
  rated,
  phases: z.array(phase).min(1).max(lifePhases.length),
  process: z.union([z.literal(""), line]).default(""),
});
const onAsset = z.strictObject({ organisation: id, asset: id });
const highest = z.int().nullable();

const short = text.refine((value) => value.length <= 2000, { message: "longer than 2000" });
const soaLine = {
  applicable: z.boolean().nullable(),
  justification: short,
  status: z.enum(soaStatuses),
  means: short,
  process: z.union([z.literal(""), line]),
};
const risks = z.array(z.strictObject({ id, title: z.string() }));
const shownLine = z.strictObject({ control: z.string(), title: bilingual, ...soaLine, risks }).meta({ id: "SoaLine" });
const doer = z.strictObject({ person: z.string(), name: z.string().nullable() });
const group = z.strictObject({ id: z.string(), title: bilingual });
const shownControl = shownLine.extend({
  group: z.string(),
  /** Rows that the threat library would link to it and that are not linked yet. */
  suggested: z.int(),
});
const progress = z.strictObject({
  of: z.int(),
  decided: z.int(),
  applicable: z.int(),
  excluded: z.int(),
  inPlace: z.int(),
});

export const ismsRoutes = {
  threats: route({
    id: "isms.threats",
    method: "GET",
    path: `${base}/threats`,
    door: "organisation",
    action: "register.read",
    summary: "The threat libraries as trees, each threat with the register rows that began from it",
    params: organisation,
    output: z.strictObject({ libraries: z.array(threatLibrary) }),
  }),
  adopt: route({
    id: "isms.adopt",
    method: "POST",
    path: `${base}/adoptions`,
    door: "organisation",
    action: "register.write",
    summary: "Register rows from chosen threats, each with each chosen asset; what is there already stays as it is",
    params: organisation,
    body: z.strictObject({
      threats: z.array(threatId).min(1).max(200),
      assets: z.array(id).max(100).default([]),
      owner: z.union([z.literal(""), line]).default(""),
      area: line,
      language: z.enum(["zh", "en"]),
      markets: z
        .array(z.string().max(40))
        .max(20)
        .default([])
        .meta({ description: "Where one sells to: laws of these markets are cited, of others not" }),
      criteria: id.optional().meta({
        description: "A set of risk criteria: each row gets a draft of its assessment, with what the library knows",
      }),
    }),
    output: z.strictObject({ adopted: z.array(id), unchanged: z.int() }),
  }),
  assets: route({
    id: "isms.assets",
    method: "GET",
    path: `${base}/assets`,
    door: "organisation",
    action: "register.read",
    summary: "The assets in use, with the rows that began from them, and the report by phase of the vehicle's life",
    params: organisation,
    query: z.strictObject({ phase: phase.optional() }),
    output: z.strictObject({
      assets: z.array(z.strictObject({ id, version, ...assetBody.shape, process: z.string(), risks: z.int() })),
      phases: z.array(
        z.strictObject({
          phase,
          assets: z.int(),
          withoutProcess: z.int(),
          risks: z.int(),
          value: highest,
          rated: z.strictObject({ confidentiality: highest, integrity: highest, availability: highest }),
        }),
      ),
    }),
  }),
  addAsset: route({
    id: "isms.add-asset",
    method: "POST",
    path: `${base}/assets`,
    door: "organisation",
    action: "register.write",
    summary: "Add an asset; without all three ratings it is none",
    params: organisation,
    body: assetBody,
    output: changed,
  }),
  changeAsset: route({
    id: "isms.change-asset",
    method: "POST",
    path: `${base}/assets/{asset}`,
    door: "organisation",
    action: "register.write",
    summary: "Describe an asset anew",
    params: onAsset,
    body: assetBody.extend({ expected }),
    output: changed,
  }),
  retireAsset: route({
    id: "isms.retire-asset",
    method: "POST",
    path: `${base}/assets/{asset}/retirement`,
    door: "organisation",
    action: "register.write",
    summary: "Take an asset out of use; its rows stay",
    params: onAsset,
    body: z.strictObject({ reason: prose, expected }),
    output: changed,
  }),
  soa: route({
    id: "isms.soa",
    method: "GET",
    path: `${base}/soa/{edition}`,
    door: "organisation",
    action: "register.read",
    summary: "The statement of applicability to one edition: every control of Annex A, progress, warnings, approvals",
    params: onSoa,
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({
      edition,
      version,
      title: bilingual,
      source: bilingual,
      doubts: z.array(bilingual),
      /** May a certificate be against this edition on the day asked for? */
      inForce: z.boolean(),
      groups: z.array(group),
      lines: z.array(shownControl),
      progress,
      warnings: z.array(z.strictObject({ code: z.enum(soaWarningCodes), control: z.string(), risks })),
      /** Something was changed since the last approval, and by whom: none of them can approve it. */
      authors: z.array(doer),
      approvals: z.array(z.strictObject({ number: z.int(), version: id, on: date, by: doer, authors: z.array(doer) })),
    }),
  }),
  setSoa: route({
    id: "isms.set-soa",
    method: "POST",
    path: `${base}/soa/{edition}/lines`,
    door: "organisation",
    action: "register.write",
    summary: "Set lines of the statement; what a line leaves out stays as it is",
    params: onSoa,
    body: z.strictObject({
      lines: z
        .array(
          z.strictObject({
            control: controlId,
            applicable: soaLine.applicable.optional(),
            justification: soaLine.justification.optional(),
            status: soaLine.status.optional(),
            means: soaLine.means.optional(),
            process: soaLine.process.optional(),
            risks: z.array(id).max(500).optional(),
          }),
        )
        .min(1)
        .max(200),
      expected,
    }),
    output: changed,
  }),
  fillSoa: route({
    id: "isms.fill-soa",
    method: "POST",
    path: `${base}/soa/{edition}/fill`,
    door: "organisation",
    action: "register.write",
    summary: "Link the rows that the threat library suggests, or take over what the statement to 2013 decided alike",
    params: onSoa,
    body: z.strictObject({ from: z.enum(["library", "2013"]) }),
    output: changed.extend({ lines: z.int() }),
  }),
  approveSoa: route({
    id: "isms.approve-soa",
    method: "POST",
    path: `${base}/soa/{edition}/approvals`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Approve the statement as it stands; never by who wrote in it, and not while an exclusion has no reason",
    params: onSoa,
    body: z.strictObject({ expected }),
    output: changed.extend({ number: z.int() }),
  }),
  soaVersion: route({
    id: "isms.soa-version",
    method: "GET",
    path: `${base}/soa/{edition}/versions/{number}`,
    door: "organisation",
    action: "register.read",
    summary: "A version as it was approved",
    params: z.strictObject({ organisation: id, edition, number: z.coerce.number().int().min(1).max(100_000) }),
    output: z.strictObject({
      edition,
      title: bilingual,
      number: z.int(),
      on: date,
      by: doer,
      authors: z.array(doer),
      groups: z.array(group),
      lines: z.array(shownLine.extend({ group: z.string() })),
      progress,
      /** Controls that stand otherwise today than in this version. */
      moved: z.array(z.string()),
    }),
  }),
  exportSoa: route({
    id: "isms.export-soa",
    method: "GET",
    path: `${base}/soa/{edition}/export`,
    door: "organisation",
    action: "register.read",
    summary: "The statement, as it stands or as it was approved: CSV, XLSX, or an OSCAL component definition",
    params: onSoa,
    query: z.strictObject({
      format: z.enum(["csv", "xlsx", "oscal"]),
      number: z.coerce.number().int().min(1).max(100_000).optional(),
      language: z.enum(["zh", "en"]).default("zh"),
    }),
    output: z.unknown(),
    produces: "bytes",
  }),
  compareSoa: route({
    id: "isms.compare-soa",
    method: "GET",
    path: `${base}/soa-comparison`,
    door: "organisation",
    action: "register.read",
    summary: "Both editions side by side: every control of 2022 with those of 2013 that went into it",
    params: organisation,
    output: z.strictObject({
      counts: z.strictObject({ new: z.int(), undecided: z.int(), same: z.int(), differs: z.int() }),
      controls: z.array(
        z.strictObject({
          newer: shownLine,
          older: z.array(z.strictObject({ line: shownLine, checked: z.boolean() })),
          verdict: z.enum(["new", "undecided", "same", "differs"]),
        }),
      ),
    }),
  }),
};
