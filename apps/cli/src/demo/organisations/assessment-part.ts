import { type OutputOf, routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import { done } from "../teller.ts";
import type { Names } from "./names.ts";
import type { Troupe } from "./troupe.ts";

const { assessment } = routes;
type Row = DemoOrganisation["rows"][number];
type Inputs = NonNullable<OutputOf<typeof assessment.show>["draft"]>["inputs"];

export const playCriteria = async (
  { organisation, lead: { client } }: Troupe,
  told: DemoOrganisation,
  names: Names,
): Promise<void> => {
  for (const { id, ...body } of told.criteria)
    names.keep(
      "criteria",
      id,
      done(await client.call(assessment.adoptCriteria, { params: { organisation }, body })).id,
    );
};

/** What the data says, and where it is silent what the library put into the draft. */
const merged = (said: Inputs, known: Inputs | undefined): Inputs => ({
  ...said,
  asset: said.asset ?? known?.asset ?? null,
  threat: said.threat ?? known?.threat ?? null,
  properties: said.properties.length === 0 ? (known?.properties ?? []) : said.properties,
  answerable: said.answerable === "" ? (known?.answerable ?? "") : said.answerable,
});

/** The draft that the threat library began with the row, if it did. */
const draftOf = async ({ organisation, lead: { client } }: Troupe, risk: string, set: string) => {
  const query = { risk, set };
  const { items } = done(await client.call(assessment.list, { params: { organisation }, query }));
  const [found] = items;
  if (found === undefined) return null;
  return done(await client.call(assessment.show, { params: { organisation, assessment: found.id } }));
};

const assess = async (troupe: Troupe, row: Row, told: NonNullable<Row["assessment"]>, names: Names): Promise<void> => {
  const { organisation, player } = troupe;
  const { client } = player(row.as);
  const [risk, set] = [names.id("row", row.id), names.id("criteria", told.set)];
  const begun = await draftOf(troupe, risk, set);
  const approver = told.treatment?.approver ?? null;
  const treatment =
    told.treatment === null
      ? null
      : { ...told.treatment, approver: approver === null ? null : names.person(approver).id };
  const draft = { inputs: merged(told.inputs, begun?.draft?.inputs), treatment };
  const made =
    begun === null
      ? await client.call(assessment.start, { params: { organisation }, body: { risk, set, ...draft } })
      : await client.call(assessment.save, { params: { organisation, assessment: begun.id }, body: draft });
  const params = { organisation, assessment: done(made).id };
  if (!told.finished) return;
  done(await client.call(assessment.finish, { params, body: {} }));
  if (told.accepted === null) return;
  const { by, ...body } = told.accepted;
  done(await player(by).client.call(assessment.accept, { params, body }));
};

/** Each risk rated under the criteria, frozen, treated, and accepted by the named approver where it stays above the line. */
export const playAssessments = async (troupe: Troupe, told: DemoOrganisation, names: Names): Promise<void> => {
  for (const row of told.rows) if (row.assessment !== null) await assess(troupe, row, row.assessment, names);
};
