import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type DocumentVersion, normaliseTitle, reaches, stateOn, versionOn } from "@touchstone/requirements";
import { type Bound, bind } from "../http/bind.ts";
import { isAnyText, readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import { askCitation, askDiff, askInForce, askReach } from "./answers.ts";
import { documentList } from "./document-list.ts";
import { exportBound } from "./export-law.ts";
import { nameOf } from "./held-laws.ts";
import { importBound } from "./import-bound.ts";
import { type HeldLibrary, openLibrary } from "./law-library.ts";
import { openSeenLibrary } from "./scenes/seen-library.ts";
import { openSearch } from "./search-laws.ts";

const viewOn =
  (on: string, { base, imported }: HeldLibrary) =>
  (document: DocumentVersion) => ({
    ...document,
    aliases: [...document.aliases],
    history: [...document.history],
    topics: [...document.topics],
    state: stateOn(document, on, base),
    hasText: (imported.get(nameOf(document))?.digest ?? null) !== null,
  });

const unknown = (document: string): Result<never, Refusal> =>
  refuse(refusal("law-unknown", houseRule("4 (requirements)"), { document }));

const bare = ({ family, version }: DocumentVersion) => ({ family, version });

export const requirementsBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const library = openLibrary(store);
  const search = openSearch(store);
  const seen = openSeenLibrary(services);
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

  return [
    ...importBound(services, library),
    ...exportBound(library),

    bind(routes.requirements.documents, async (call) => {
      const { limit, cursor, search = "", region, market, state, text, on = today() } = call.query;
      const reach = region === undefined ? ok(null) : askReach(region, market);
      if (!reach.ok) return reach;
      const within = reach.value;
      const asked = { region: region ?? null, market: market ?? null, state: state ?? null, text: text ?? null };
      const filter = { search, ...asked, on };
      const after = readCursor(cursor, filter, isAnyText);
      if (!after.ok) return after;
      const laws = await library();
      const wanted = normaliseTitle(search);
      const isHeld = (document: DocumentVersion) => (laws.imported.get(nameOf(document))?.digest ?? null) !== null;
      const rows = documentList(laws.base)
        .filter(({ names }) => names.some((name) => name.includes(wanted)))
        .filter(({ document }) => within === null || reaches(document.jurisdiction, within))
        .filter(({ document }) => state === undefined || stateOn(document, on, laws.base) === state)
        .filter(({ document }) => text === undefined || isHeld(document) === (text === "held"))
        .filter(({ id }) => after.value === null || id > after.value);
      const view = viewOn(on, laws);
      return ok({ ...writeCursor(rows, limit, filter, ({ document }) => view(document)), on });
    }),

    bind(routes.requirements.document, async (call) => {
      const { on = today() } = call.query;
      const { family } = call.params;
      const laws = await library();
      const versions = laws.base.families.get(family);
      if (versions === undefined) return unknown(family);
      const view = viewOn(on, laws);
      const current = versionOn(family, on, laws.base);
      return ok({ on, versions: versions.map(view), current: current === null ? null : view(current) });
    }),

    bind(routes.requirements.text, async (call) => {
      const { family, version } = call.params;
      const laws = await library();
      const document = laws.base.families.get(family)?.find((one) => one.version === version);
      if (document === undefined) return unknown(`${family}@${version}`);
      const text = await laws.text(document);
      if (text === null) {
        return refuse(refusal("law-text-not-held", houseRule("4 (requirements)"), { document: document.title }));
      }
      const articles = text.articles.map(({ no, headings, text: words }) => ({
        no,
        headings: [...headings],
        text: words,
      }));
      return ok({ preamble: text.preamble, articles });
    }),

    bind(routes.requirements.search, async (call) => {
      const { cursor, on = today(), words, region, state, limit } = call.query;
      return search.search(await library(), { words, on, region, state, limit }, cursor);
    }),

    bind(routes.requirements.suggest, async (call) => {
      const { on = today(), words, region, state, limit } = call.query;
      return search.suggest(await library(), { words, on, region, state, limit });
    }),

    bind(routes.requirements.inForce, async (call) => {
      const { scene, region, market, organisation, on = today() } = call.query;
      const asked = await seen(call.viewer, organisation);
      if (!asked.ok) return asked;
      const laws = asked.value;
      const answer = askInForce(laws, { scene, region, market, on });
      if (!answer.ok) return answer;
      const { documents, provisions } = answer.value;
      return ok({ on, documents: documents.map(viewOn(on, laws)), provisions: [...provisions] });
    }),

    bind(routes.requirements.diff, async (call) => {
      const { from, to, on = today() } = call.query;
      const answer = await askDiff(await library(), from, to, on);
      if (!answer.ok) return answer;
      const { older, newer, same, moved, formOnly, changed, added, removed } = answer.value;
      return ok({
        from: bare(older),
        to: bare(newer),
        same: same.length,
        moved: moved.length,
        formOnly: formOnly.length,
        changed: [...changed],
        added: [...added],
        removed: [...removed],
        pairs: { moved: [...moved], formOnly: [...formOnly] },
      });
    }),

    bind(routes.requirements.cite, async (call) => {
      const { text, on = today() } = call.query;
      const answer = await askCitation(await library(), text, on);
      return answer.ok ? ok({ on, ...answer.value }) : answer;
    }),

    bind(routes.requirements.scenes, async (call) => {
      const asked = await seen(call.viewer, call.query.organisation);
      if (!asked.ok) return asked;
      const { packs } = asked.value;
      const scenes = packs.map(({ scene: { id, zh, en }, edition, source, obligations }) => ({
        id,
        name: { zh, en },
        edition,
        source,
        obligations: obligations.length,
      }));
      return ok({ scenes });
    }),
  ];
};
