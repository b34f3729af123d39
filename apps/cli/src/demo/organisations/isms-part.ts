import { routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import { done } from "../teller.ts";
import type { Names } from "./names.ts";
import type { Troupe } from "./troupe.ts";

const { isms } = routes;

/** Assets, and the rows that begin from threats to them: one adoption for each asset, its owner answering. */
export const playAssets = async (
  { organisation, lead: { client } }: Troupe,
  told: DemoOrganisation,
  names: Names,
): Promise<void> => {
  const params = { organisation };
  for (const { id, ...body } of told.assets)
    names.keep("asset", id, done(await client.call(isms.addAsset, { params, body })).id);
  for (const { id, owner } of told.assets) {
    const rows = told.rows.filter(({ from }) => from?.asset === id);
    const [first] = rows;
    if (first === undefined) continue;
    const criteria = first.assessment?.set;
    const body = {
      threats: rows.flatMap(({ from }) => from?.threat ?? []),
      assets: [names.id("asset", id)],
      owner,
      area: first.area,
      language: "zh" as const,
      markets: told.markets,
      ...(criteria === undefined ? {} : { criteria: names.id("criteria", criteria) }),
    };
    done(await client.call(isms.adopt, { params, body }));
  }
  const { libraries } = done(await client.call(isms.threats, { params }));
  const threats = new Map(libraries.flatMap((library) => library.threats).map((threat) => [threat.id, threat]));
  for (const { id, from } of told.rows) {
    if (from === null) continue;
    const asset = names.id("asset", from.asset);
    const made = threats.get(from.threat)?.risks.find((risk) => risk.asset === asset);
    if (made !== undefined) names.keep("row", id, made.id);
  }
};

/** The statement of applicability: risks linked by the library, every control decided, approved by who wrote none of it. */
export const playSoa = async (
  { organisation, lead: { client }, player }: Troupe,
  told: DemoOrganisation,
): Promise<void> => {
  if (told.soa === null) return;
  const { edition, lines, approvedBy } = told.soa;
  const params = { organisation, edition };
  done(await client.call(isms.setSoa, { params, body: { lines } }));
  done(await client.call(isms.fillSoa, { params, body: { from: "library" } }));
  const approver = player(approvedBy).client;
  const { version: expected } = done(await approver.call(isms.soa, { params }));
  done(await approver.call(isms.approveSoa, { params, body: { expected } }));
};
