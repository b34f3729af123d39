import { routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import { done } from "../teller.ts";
import type { Names } from "./names.ts";
import type { Troupe } from "./troupe.ts";

const { foresight, foresightIssues, foresightParties, foresightScope, scopeActivities, sites } = routes;
type Party = DemoOrganisation["context"]["parties"][number];

export const playSites = async (
  { organisation, lead: { client } }: Troupe,
  told: DemoOrganisation,
  names: Names,
): Promise<void> => {
  for (const { id, ...body } of told.sites)
    names.keep("site", id, done(await client.call(sites.open, { params: { organisation }, body })).id);
};

const playParty = async ({ organisation, lead: { client } }: Troupe, told: Party, names: Names): Promise<void> => {
  const { id, name, side, needs, feedback } = told;
  const params = { organisation };
  const { id: party } = done(await client.call(foresightParties.nameParty, { params, body: { name, side } }));
  names.keep("party", id, party);
  for (const { id: called, kind, text, decided } of needs) {
    done(await client.call(foresightParties.recordNeed, { params: { organisation, party }, body: { kind, text } }));
    const { items } = done(await client.call(foresightParties.parties, { params, query: { limit: 200 } }));
    const need = items.find((one) => one.id === party)?.needs.at(-1)?.id ?? "";
    names.keep("need", called, need);
    if (decided !== null)
      done(
        await client.call(foresightParties.decideNeed, {
          params: { organisation, party },
          body: { need, ...decided },
        }),
      );
  }
  for (const body of feedback)
    done(await client.call(foresightParties.recordFeedback, { params: { organisation, party }, body }));
};

/** Parties and what they need, the scan of the surroundings, issues tied to rows, and the scope that answers to all. */
export const playContext = async (troupe: Troupe, told: DemoOrganisation, names: Names): Promise<void> => {
  const { organisation, lead } = troupe;
  const { client } = lead;
  const params = { organisation };
  const { parties, scans, issues, scope } = told.context;
  for (const party of parties) await playParty(troupe, party, names);
  for (const { id, ...body } of scans)
    names.keep("scan", id, done(await client.call(foresight.recordScan, { params, body })).id);
  for (const { risks, closed, scan, ...said } of issues) {
    const body = { ...said, scan: scan === null ? null : names.id("scan", scan) };
    const { id: issue } = done(await client.call(foresightIssues.raiseIssue, { params, body }));
    const one = { organisation, issue };
    for (const risk of risks)
      done(await client.call(foresightIssues.linkRisk, { params: one, body: { risk: names.id("row", risk) } }));
    if (closed !== null) done(await client.call(foresightIssues.closeIssue, { params: one, body: { reason: closed } }));
  }
  if (scope === null) return;
  const { holds, ...stated } = scope;
  const answers = stated.answers.map(({ party, need }) => ({
    party: names.id("party", party),
    need: names.id("need", need),
  }));
  done(await client.call(foresightScope.stateScope, { params, body: { ...stated, answers } }));
  for (const { activity, ...line } of holds) {
    const one = { organisation, activity: names.id("record", activity) };
    done(await client.call(scopeActivities.place, { params: one, body: { line } }));
  }
};
