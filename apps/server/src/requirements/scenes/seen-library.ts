import { accessRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { Viewer } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { type HeldLibrary, openLibrary } from "../law-library.ts";

/** The library that public questions are put to: with an organisation named, its own scenes for those who belong to it. */
export const openSeenLibrary = ({ store, access }: Services) => {
  const library = openLibrary(store);
  return async (viewer: Viewer, organisation: string | undefined): Promise<Result<HeldLibrary, Refusal>> => {
    if (organisation === undefined) return ok(await library());
    if (viewer.person === "") return refuse(refusal("not-signed-in", accessRule));
    const entry = await access.toOrganisation(viewer.person, organisation);
    return entry === null ? refuse(refusal("not-found", accessRule)) : ok(await library(entry.owner));
  };
};
