import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  bindsIn,
  type DocumentVersion,
  isRegion,
  isSameLawVersion,
  levels,
  normaliseTitle,
  stateOn,
  versionOn,
} from "@touchstone/requirements";
import { type Bound, bind } from "../http/bind.ts";
import { readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import { noFacts } from "../store/index.ts";
import { askAuditPoints, askCite, askDiff, askInForce } from "./answers.ts";
import { nameOf } from "./held-laws.ts";
import { type LawFile, readLawFile } from "./import-laws.ts";
import { type HeldLibrary, openLibrary } from "./law-library.ts";
import { lawScope, lawStream } from "./law-stream.ts";
import { findArticles, keepText } from "./law-texts.ts";
import { openPoints } from "./told-changes.ts";

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

/**
 * Queue of the job that tells everybody whom a change of these laws touches. Named here, because those who are touched
 * import this capability and not the other way round.
 */
export const lawsChanged = "register-laws-changed";

/** Whether an import tells the base something new. What the product's own content knew already wakes nobody. */
const isNews = ({ base }: HeldLibrary, document: DocumentVersion): boolean => {
  const known = base.families.get(document.family)?.find(({ version }) => version === document.version);
  if (known === undefined) return true;
  // Further aliases and where the facts were read change nothing for those who cite the law.
  const facts = { ...known, aliases: document.aliases, source: document.source };
  return !isSameLawVersion({ document: facts, digest: null }, { document, digest: null });
};

const familiesOf = ({ family, successor }: DocumentVersion): readonly string[] =>
  successor === null ? [family] : [family, successor.family];

const bare = ({ family, version }: DocumentVersion) => ({ family, version });

export const requirementsBound = ({ store }: Services): readonly Bound[] => {
  const library = openLibrary(store);
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();

  type Command = { readonly actor: string; readonly key: string };
  const keep = async (
    version: LawFile["versions"][number],
    laws: HeldLibrary,
    { actor, key }: Command,
  ): Promise<Result<"imported" | "unchanged", Refusal>> => {
    const { imported } = laws;
    const { document, digest, text } = version;
    const name = nameOf(document);
    const held = imported.get(name);
    if (held !== undefined && isSameLawVersion(held, version)) return ok("unchanged");
    const stream = held?.stream ?? store.world.newId();
    return store.execute({
      kind: lawStream,
      stream,
      scope: lawScope,
      actor,
      key: `${key}/${name}`,
      body: { route: routes.requirements.import.id, document, digest },
      command: { type: "RecordLawVersion", document, digest },
      expected: held?.version ?? 0,
      facts: noFacts,
      answer: () => "imported" as const,
      also: async (tx) => {
        if (digest !== null && text !== null) await keepText(tx, digest, text);
        if (isNews(laws, document)) await store.jobs.send(tx, lawsChanged, { families: familiesOf(document) });
      },
    });
  };

  return [
    bind(routes.requirements.import, async (call) => {
      const read = readLawFile(call.bytes, call.query.file);
      if (!read.ok) return read;
      const { kind, versions } = read.value;
      const laws = await library();
      let [imported, unchanged, articles] = [0, 0, 0];
      for (const version of versions) {
        const kept = await keep(version, laws, call.command);
        if (!kept.ok) return kept;
        if (kept.value === "unchanged") unchanged += 1;
        else imported += 1;
        articles += version.text?.articles.length ?? 0;
      }
      return ok({ kind, imported, unchanged, articles });
    }),

    bind(routes.requirements.documents, async (call) => {
      const { limit, cursor, search = "", region, state, on = today() } = call.query;
      if (region !== undefined && !isRegion(region)) {
        return refuse(refusal("region-unknown", houseRule("4 (requirements)"), { region }));
      }
      const filter = { search, region: region ?? null, state: state ?? null, on };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const laws = await library();
      const wanted = normaliseTitle(search);
      const rows = laws.base.documents
        .filter((document) =>
          [document.title, ...document.aliases].some((name) => normaliseTitle(name).includes(wanted)),
        )
        .filter((document) => region === undefined || bindsIn(document.jurisdiction, region))
        .filter((document) => state === undefined || stateOn(document, on, laws.base) === state)
        .map((document) => ({ id: `${levels.indexOf(document.level)} ${nameOf(document)}`, document }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
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
      const { words, limit, on = today() } = call.query;
      const laws = await library();
      const held = new Map(
        [...laws.imported.values()].flatMap(({ document, digest }) =>
          document !== null && digest !== null && stateOn(document, on, laws.base) === "in-force"
            ? [[digest, document] as const]
            : [],
        ),
      );
      const found = await findArticles(store, words.trim().split(/\s+/), held, limit);
      return ok({
        on,
        found: found.map(({ document, article, text }) => ({
          ...bare(document),
          title: document.title,
          article,
          text,
        })),
      });
    }),

    bind(routes.requirements.inForce, async (call) => {
      const { scene, region, on = today() } = call.query;
      const laws = await library();
      const answer = askInForce(laws, { scene, region, on });
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
      const answer = await askCite(await library(), text, on);
      return answer.ok ? ok({ on, ...answer.value }) : answer;
    }),

    bind(routes.requirements.auditPoints, async (call) => {
      const { scene, region, on = today() } = call.query;
      const answer = askAuditPoints(await library(), { scene, region, on });
      if (!answer.ok) return answer;
      const open = answer.value.open.map((one) => ({ ...one, families: [...one.families] }));
      const reviews = await openPoints(store);
      const points = answer.value.points.map((point) => ({
        ...point,
        review: reviews.get(`${point.scene} ${point.id}`) ?? null,
      }));
      return ok({ on, points, open });
    }),

    bind(routes.requirements.scenes, async () => {
      const { packs } = await library();
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
