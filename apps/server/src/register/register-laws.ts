import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { liveLines } from "@touchstone/register";
import { compareCited, inForce, type LawBase, matchTitle, undatedHere } from "@touchstone/requirements";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { askReach, type HeldLibrary, packsFor } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { regionOf } from "./own-region.ts";
import { allRows, dayOf } from "./rows.ts";
import type { Row } from "./views.ts";

type Cited = {
  readonly risk: string;
  readonly line: string;
  readonly title: string;
  readonly families: readonly string[];
};

/** Every document of the register: by its clauses where it has some, else by the families that its title means. */
const citationsOf = (rows: readonly Row[], base: LawBase): readonly Cited[] =>
  rows.flatMap(({ id, state }) =>
    liveLines(state).map(({ id: line, title, clauses }) => {
      const extracted = [...new Set(clauses.map(({ family }) => family))];
      return { risk: id, line, title, families: extracted.length > 0 ? extracted : matchTitle(title, base) };
    }),
  );

/** The scenes that the register's own rows speak of: their areas, where a scene bears that name. */
const scenesOf = (rows: readonly Row[], { packs }: Pick<HeldLibrary, "packs">): readonly string[] => {
  const areas = new Set(rows.map(({ state }) => state.area));
  return packs.map(({ scene }) => scene.id).filter((scene) => areas.has(scene));
};

const packsOf = (library: HeldLibrary, scenes: readonly string[]): ReturnType<typeof packsFor> =>
  scenes.length === 0 ? ok([]) : packsFor(library, scenes.join(","));

const named = (text: string): readonly string[] => text.split(",").flatMap((name) => name.trim() || []);

export const registerLawsBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => [
  bind(routes.registerLaws.laws, async (call) => {
    const { owner } = scopeOf(call);
    const { scene, market } = call.query;
    const region = await regionOf(services, owner, call.query.region);
    if (!region.ok) return region;
    const reach = askReach(region.value, market);
    if (!reach.ok) return reach;
    const laws = await library();
    const rows = await allRows(services, owner);
    const scenes = scene === undefined ? scenesOf(rows, laws) : named(scene);
    const packs = packsOf(laws, scenes);
    if (!packs.ok) return packs;
    const on = dayOf(services, call.query.on);
    const { base } = laws;
    const binding = [
      ...inForce(packs.value, reach.value, on, base).documents,
      ...undatedHere(packs.value, reach.value, on, base),
    ];
    const { missing, elsewhere } = compareCited(binding, citationsOf(rows, base), { reach: reach.value, on, base });
    return ok({
      on,
      region: region.value,
      scenes: [...scenes],
      markets: [...reach.value.markets],
      binding: binding.length,
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
