import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { Viewer } from "../../http/bind.ts";
import type { Entry } from "../../identity/access.ts";
import type { Services } from "../../services.ts";
import { type HeldLibrary, openLibrary } from "../law-library.ts";

/** Where a public question names an organisation: what the viewer is there. For anyone else it does not exist. */
export const openSeen =
  ({ access }: Services) =>
  async (viewer: Viewer, organisation: string | undefined): Promise<Result<Entry | null, Refusal>> => {
    if (organisation === undefined) return ok(null);
    if (viewer.person === "") return refuse(refusal("not-signed-in", accessRule));
    const entry = await access.toOrganisation(viewer.person, organisation);
    return entry === null ? refuse(refusal("not-found", accessRule)) : ok(entry);
  };

/** The library that public questions are put to: with an organisation named, its own scenes for those who belong to it. */
export const openSeenLibrary = (services: Services) => {
  const library = openLibrary(services.store);
  const seen = openSeen(services);
  return async (viewer: Viewer, organisation: string | undefined): Promise<Result<HeldLibrary, Refusal>> => {
    const entry = await seen(viewer, organisation);
    return entry.ok ? ok(await library(entry.value?.owner)) : entry;
  };
};
