import type { foresightRoutes, OutputOf } from "@touchstone/contract";
import { linkMatrix } from "@touchstone/register";
import { newestEditions } from "@touchstone/requirements";
import { readStandards } from "../requirements/index.ts";
import { readSchemes } from "../schemes/index.ts";
import { readTrends } from "./read-trends.ts";

/** The content as it is answered: what each trend touches, under its title. */
export const askTrends = (): OutputOf<typeof foresightRoutes.trends> => {
  const pack = readTrends();
  const { edition, source, judgement, doubts, phases, dimensions, links } = pack;
  return {
    edition,
    source,
    judgement,
    doubts,
    phases,
    dimensions,
    trends: pack.trends.map(({ standards, schemes, ...trend }) => ({
      ...trend,
      standards: newestEditions(readStandards())
        .filter(({ id }) => standards.includes(id))
        .map((standard) => ({ id: standard.id, edition: standard.edition, title: standard.title })),
      schemes: readSchemes()
        .filter(({ id }) => schemes.includes(id))
        .map((scheme) => ({ id: scheme.id, title: scheme.title })),
    })),
    links: links.map(({ between, weight, convergence = null }) => ({ between, weight, convergence })),
    matrix: linkMatrix(pack).map((row) => [...row]),
  };
};
