import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { atSite } from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { HeldLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { lawsAt } from "./laws-at.ts";
import { regionOf } from "./own-region.ts";
import { allRows, dayOf } from "./rows.ts";
import { type HeldSite, readSites } from "./sites/read-sites.ts";
import type { Row } from "./views.ts";

/** The scenes that the register's own rows speak of: their areas, where a scene bears that name. */
const scenesOf = (rows: readonly Row[], { packs }: Pick<HeldLibrary, "packs">): readonly string[] => {
  const areas = new Set(rows.map(({ state }) => state.area));
  return packs.map(({ scene }) => scene.id).filter((scene) => areas.has(scene));
};

const named = (text: string): readonly string[] => text.split(",").flatMap((name) => name.trim() || []);

const siteOf = async (
  services: Services,
  owner: string,
  asked: string | undefined,
): Promise<Result<HeldSite | null, Refusal>> => {
  if (asked === undefined) return ok(null);
  const found = (await readSites(services, owner)).find(({ id }) => id === asked);
  return found === undefined ? refuse(refusal("site-unknown", houseRule("3"), { site: asked })) : ok(found);
};

const rowsAt = (rows: readonly Row[], site: HeldSite | null): readonly Row[] =>
  site === null ? rows : rows.filter(({ state }) => atSite(state, site.id));

export const registerLawsBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => [
  bind(routes.registerLaws.laws, async (call) => {
    const { owner } = scopeOf(call);
    const { scene, market } = call.query;
    const site = await siteOf(services, owner, call.query.site);
    if (!site.ok) return site;
    const region = await regionOf(services, owner, call.query.region ?? site.value?.state.facts.region);
    if (!region.ok) return region;
    const laws = await library();
    const rows = rowsAt(await allRows(services, owner), site.value);
    const scenes = scene === undefined ? (site.value?.state.facts.scenes ?? scenesOf(rows, laws)) : named(scene);
    const on = dayOf(services, call.query.on);
    const found = lawsAt(laws, rows, { region: region.value, scenes, market, on });
    if (!found.ok) return found;
    const { missing, elsewhere, reach, binding } = found.value;
    return ok({
      on,
      region: region.value,
      scenes: [...scenes],
      markets: [...reach.markets],
      binding,
      missing: missing.map(({ document, insteadOf }) => {
        const { family, version, title, level, jurisdiction, effective } = document;
        return { family, version, title, level, jurisdiction, effective, insteadOf: insteadOf?.title ?? null };
      }),
      elsewhere: elsewhere.map(({ citation: { risk, line, title }, document: { family, jurisdiction } }) => ({
        risk,
        line,
        title,
        family,
        jurisdiction,
      })),
    });
  }),
];
