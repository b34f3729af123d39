import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import type { HeldLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { lawsAt } from "./laws-at.ts";
import { regionOf } from "./own-region.ts";
import { allRows, dayOf } from "./rows.ts";
import type { Row } from "./views.ts";

/** The scenes that the register's own rows speak of: their areas, where a scene bears that name. */
const scenesOf = (rows: readonly Row[], { packs }: Pick<HeldLibrary, "packs">): readonly string[] => {
  const areas = new Set(rows.map(({ state }) => state.area));
  return packs.map(({ scene }) => scene.id).filter((scene) => areas.has(scene));
};

const named = (text: string): readonly string[] => text.split(",").flatMap((name) => name.trim() || []);

export const registerLawsBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => [
  bind(routes.registerLaws.laws, async (call) => {
    const { owner } = scopeOf(call);
    const { scene, market } = call.query;
    const region = await regionOf(services, owner, call.query.region);
    if (!region.ok) return region;
    const laws = await library();
    const rows = await allRows(services, owner);
    const scenes = scene === undefined ? scenesOf(rows, laws) : named(scene);
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
