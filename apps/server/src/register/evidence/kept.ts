import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { EvidenceItem } from "@touchstone/register";
import { askRetention } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { regionOf } from "../own-region.ts";

export type Kept = {
  readonly free: string;
  readonly rules: { readonly rule: string; readonly source: string; readonly clause: string }[];
};

/** CT-12: from which day no rule keeps the file; with a day, a refusal while one does. No rule known is no leave. */
export const keptOf = async (
  services: Services,
  owner: string,
  { file, about }: EvidenceItem,
  asked: string | undefined,
  destroyOn?: string,
): Promise<Result<Kept, Refusal>> => {
  const { record, takenOn } = about;
  const name = file?.name ?? "";
  if (record === null) return refuse(refusal("evidence-record-missing", houseRule("9"), { file: name }));
  const region = await regionOf(services, owner, asked);
  if (!region.ok) return region;
  const days = { recorded: takenOn, shelfLifeEnd: null, useEnd: null };
  const answer = askRetention({ record, region: region.value, days, destroyOn });
  if (!answer.ok) return answer;
  const { free, rules } = answer.value;
  if (free === null) return refuse(refusal("retention-unknown", houseRule("9"), { record }));
  return ok({
    free,
    rules: rules.map(({ rule, source }) => ({ rule, source: source.source, clause: source.clause })),
  });
};
