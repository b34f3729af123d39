import { routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import { quoteOf } from "../register-part.ts";
import { done, StoryBroken } from "../teller.ts";
import type { Names } from "./names.ts";
import type { Troupe } from "./troupe.ts";

const { register, sites } = routes;
type Row = DemoOrganisation["rows"][number];
type Stage = { readonly troupe: Troupe; readonly told: DemoOrganisation; readonly names: Names };

/** A row of its own words; one from the threat library is there already. */
const identify = async ({ troupe, names }: Stage, row: Row): Promise<void> => {
  const { organisation, player } = troupe;
  if (row.title === null) return;
  const { title, harm, owner, area } = row;
  const body = { title, harm, owner, area };
  const made = await player(row.as).client.call(register.identify, { params: { organisation }, body });
  names.keep("row", row.id, done(made).id);
};

const citeLaws = async ({ troupe, told, names }: Stage, row: Row): Promise<void> => {
  const { client } = troupe.player(row.as);
  const params = { organisation: troupe.organisation, risk: names.id("row", row.id) };
  for (const { law: cited, article, quote } of row.laws) {
    const law = told.laws[cited];
    if (law === undefined) throw new StoryBroken(`${told.id}: no law is called ${cited}`, null);
    const { title, printed, family, version } = law;
    // The threat library may have put it there.
    const before = done(await client.call(register.show, { params })).lines;
    if (!before.some((line) => line.title === title))
      done(await client.call(register.addDocument, { params, body: { title, printedDate: printed } }));
    if (article === null || quote === null) continue;
    const { lines } = done(await client.call(register.show, { params }));
    const line = lines.find((one) => one.title === title)?.id ?? "";
    const words = await quoteOf(troupe, { family, version, article, duty: quote });
    done(await client.call(register.extractClause, { params, body: { line, family, version, article, quote: words } }));
  }
};

type Objective = Row["objectives"][number];

const attachSeries = async (stage: Stage, row: Row, objective: string, { series }: Objective): Promise<void> => {
  const { client } = stage.troupe.player(row.as);
  const params = { organisation: stage.troupe.organisation, risk: stage.names.id("row", row.id) };
  for (const { name, text, times, everyDays, last } of series)
    for (let back = times - 1; back >= 0; back -= 1) {
      const on = Temporal.PlainDate.from(last)
        .subtract({ days: back * everyDays })
        .toString();
      const query = { name: `${name} ${on}.txt`, on, objective };
      const bytes = new TextEncoder().encode(`${on} ${text}\n`);
      done(await client.call(register.attachEvidence, { params, query, bytes }));
    }
};

const planObjectives = async (stage: Stage, row: Row): Promise<void> => {
  const { troupe, names } = stage;
  const { client } = troupe.player(row.as);
  const params = { organisation: troupe.organisation, risk: names.id("row", row.id) };
  for (const planned of row.objectives) {
    const { control, monitoring, series: _, ...body } = planned;
    done(await client.call(register.setObjective, { params, body }));
    const objective = done(await client.call(register.show, { params })).objectives.at(-1)?.id ?? "";
    if (control !== null) done(await client.call(register.setControl, { params, body: { objective, ...control } }));
    if (monitoring !== null)
      done(await client.call(register.setMonitoring, { params, body: { objective, ...monitoring } }));
    await attachSeries(stage, row, objective, planned);
  }
};

/** Rows as they are planned: law, clause, objective, control, monitoring, and what was recorded by the way. */
export const playRows = async (stage: Stage): Promise<void> => {
  const { organisation, player } = stage.troupe;
  for (const row of stage.told.rows) {
    await identify(stage, row);
    const params = { organisation, risk: stage.names.id("row", row.id) };
    if (row.sites.length > 0) {
      const body = { sites: row.sites.map((site) => stage.names.id("site", site)) };
      done(await player(row.as).client.call(sites.place, { params, body }));
    }
    await citeLaws(stage, row);
    await planObjectives(stage, row);
  }
};

const judge = async ({ troupe, names }: Stage, row: Row): Promise<void> => {
  const { organisation, player } = troupe;
  const params = { organisation, risk: names.id("row", row.id) };
  for (const { by, outcome, finding, on, correction } of row.judged) {
    const evaluator = player(by).client;
    const { evidence: all } = done(await evaluator.call(register.show, { params }));
    const evidence = outcome === "fulfilled" ? all.map(({ id }) => id) : [];
    done(await evaluator.call(register.evaluate, { params, body: { outcome, finding, evidence, on } }));
    if (correction === null) continue;
    const { done: reported, verified, ...plan } = correction;
    const { client } = player(row.as);
    done(await client.call(register.planCorrection, { params, body: plan }));
    if (reported !== null) done(await client.call(register.reportCorrection, { params, body: reported }));
    if (verified === null) continue;
    const { by: verifier, ...body } = verified;
    done(await player(verifier).client.call(register.verifyCorrection, { params, body }));
  }
};

/** What was found of each row, corrected and verified; after its evidence is there. */
export const judgeRows = async (stage: Stage): Promise<void> => {
  for (const row of stage.told.rows) await judge(stage, row);
};
