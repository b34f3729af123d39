import { routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { askRetention } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { regionOf } from "./own-region.ts";
import { readRow } from "./rows.ts";

/** CT-12, for a file of the register: the record is of the day that the evidence speaks of, not of its upload. */
export const retentionBound = (services: Services): readonly Bound[] => [
  bind(routes.registerRetention.retention, async (call) => {
    const { owner } = scopeOf(call);
    const { record, region: asked, shelfLifeEnd = null, useEnd = null, destroyOn } = call.query;
    const row = await readRow(services, owner, call.params.risk);
    if (!row.ok) return row;
    const file = row.value.state.evidence.find(({ id }) => id === call.params.evidence);
    if (file === undefined) return refuse(refusal("not-found", accessRule));
    const region = await regionOf(services, owner, asked);
    if (!region.ok) return region;
    const days = { recorded: file.on, shelfLifeEnd, useEnd };
    const kept = askRetention({ record, region: region.value, days, destroyOn });
    return kept.ok ? ok({ ...kept.value, rules: [...kept.value.rules] }) : kept;
  }),
];
