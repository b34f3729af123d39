import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { listed } from "../parties/index.ts";
import type { Services } from "../services.ts";

/** The place that was asked for, else the one at which the organisation is registered. */
export const regionOf = async (
  { store }: Services,
  owner: string,
  asked: string | undefined,
): Promise<Result<string, Refusal>> => {
  if (asked !== undefined) return ok(asked);
  const organisation = await listed(store, owner);
  return organisation === null ? refuse(refusal("not-found", accessRule)) : ok(organisation.region);
};
