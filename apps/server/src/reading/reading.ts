import { routes } from "@touchstone/contract";
import { houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { once } from "../content/once.ts";
import { type Bound, bind } from "../http/bind.ts";
import { mentionsOf, openLibrary, openSeen, openSeenLibrary } from "../requirements/index.ts";
import { contentSources, readRulePacks, readSchemes } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { askArticle } from "./ask-article.ts";
import { askCoverage, askFishbone, askObligations } from "./ask-coverage.ts";
import { askQuote } from "./ask-quote.ts";
import { citingContent, citingRegister } from "./cited-by.ts";

/** Routes of the reading room: all public, none changes anything. */
export const readingBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const seen = openSeen(services);
  const seenLibrary = openSeenLibrary(services);
  const library = openLibrary(store);
  const content = once(() => contentSources({ schemes: readSchemes(), packs: readRulePacks() }));
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

  return [
    bind(routes.reading.article, async ({ params, query: { on = today() } }) =>
      askArticle(await library(), params.family, params.article, on),
    ),

    bind(routes.reading.obligations, async ({ params, query: { organisation, on = today() }, viewer }) => {
      const laws = await seenLibrary(viewer, organisation);
      if (!laws.ok) return laws;
      const found = askObligations(laws.value, params.family, params.version, on);
      if (!found.ok) return found;
      const obligations = found.value.map(({ obligation, scene, article, role, carries }) => {
        const { id, factor, subclass, kind, jurisdiction, subject, duty, check: point, review } = obligation;
        const name = { zh: scene.zh, en: scene.en };
        const facts = { id, factor, subclass, kind, jurisdiction, subject, duty, point, check: review.check };
        return { ...facts, scene: { id: scene.id, name }, article, role, carries };
      });
      return ok({ on, obligations });
    }),

    bind(
      routes.reading.citedBy,
      async ({ params: { family }, query: { limit, organisation, on = today() }, viewer }) => {
        const entry = await seen(viewer, organisation);
        if (!entry.ok) return entry;
        const laws = await library();
        if (!laws.base.families.has(family)) {
          return refuse(refusal("law-unknown", houseRule("4 (faces)"), { document: family }));
        }
        const register = entry.value === null ? null : await citingRegister(store, entry.value, family, limit);
        const found = await mentionsOf(store, laws, family, on, limit);
        const articles = found.slice(0, limit).map(({ document: { family: by, version, title }, article }) => ({
          family: by,
          version,
          title,
          article,
        }));
        return ok({
          on,
          rules: citingContent(content(), family, on, laws.base),
          articles,
          more: found.length > limit,
          ...(register === null ? {} : { register }),
        });
      },
    ),

    bind(
      routes.reading.coverage,
      async ({ params: { family, version }, query: { scene, organisation, on = today() }, viewer }) => {
        const laws = await seenLibrary(viewer, organisation);
        if (!laws.ok) return laws;
        const name = version === "current" ? family : `${family}@${version}`;
        return askCoverage(laws.value, name, scene, on);
      },
    ),

    bind(routes.reading.fishbone, async ({ query: { scene, region, organisation, on = today() }, viewer }) => {
      const laws = await seenLibrary(viewer, organisation);
      return laws.ok ? askFishbone(laws.value, { scene, region, on }) : laws;
    }),

    bind(routes.reading.quote, async ({ body: { citation, text, on = today() } }) =>
      askQuote(await library(), citation, text, on),
    ),
  ];
};
