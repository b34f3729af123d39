import { routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import { done } from "../teller.ts";
import type { Names } from "./names.ts";
import type { Troupe } from "./troupe.ts";

const { records } = routes;
type DemoRecord = DemoOrganisation["records"][number];

/** Steps of a kind that judge others' work, and so go by the door of those who evaluate. */
const judgingSteps = async ({ organisation, lead }: Troupe, kind: string): Promise<ReadonlySet<string>> => {
  const shown = done(await lead.client.call(records.kind, { params: { organisation, kind } }));
  return new Set(shown.steps.filter(({ separate }) => separate.length > 0).map(({ id }) => id));
};

const playRecord = async (troupe: Troupe, told: DemoRecord, judging: ReadonlySet<string>, names: Names) => {
  const { organisation, player } = troupe;
  const params = { organisation, kind: told.kind };
  const begun = await player(told.as).client.call(records.begin, { params, body: { values: names.fill(told.values) } });
  const { id: record } = done(begun);
  names.keep("record", told.id, record);
  for (const { step, by, values } of told.steps) {
    const { client } = player(by ?? told.as);
    const body = { step, values: names.fill(values) };
    done(
      await client.call(judging.has(step) ? records.judge : records.step, { params: { organisation, record }, body }),
    );
  }
};

/** The books of the management system, in the order of the data: what is linked to stands before. */
export const playRecords = async (troupe: Troupe, told: DemoOrganisation, names: Names): Promise<void> => {
  const judging = new Map<string, ReadonlySet<string>>();
  for (const record of told.records) {
    const steps = judging.get(record.kind) ?? (await judgingSteps(troupe, record.kind));
    judging.set(record.kind, steps);
    await playRecord(troupe, record, steps, names);
  }
};
