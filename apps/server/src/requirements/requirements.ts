import { type Language, refusalMessage, routes, say } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  type DocumentVersion,
  isSameLawVersion,
  levels,
  normaliseTitle,
  reaches,
  stateOn,
  versionOn,
} from "@touchstone/requirements";
import { type Bound, bind } from "../http/bind.ts";
import { readCursor, writeCursor } from "../http/lists.ts";
import type { Services } from "../services.ts";
import { noFacts } from "../store/index.ts";
import { askCite, askDiff, askInForce, askReach } from "./answers.ts";
import { isBulk } from "./bulk-lines.ts";
import { nameOf } from "./held-laws.ts";
import { importBulk } from "./import-bulk.ts";
import { type LawFile, readLawFile } from "./import-laws.ts";
import { type HeldLibrary, openLibrary } from "./law-library.ts";
import { lawScope, lawStream } from "./law-stream.ts";
import { findArticles, keepTexts } from "./law-texts.ts";

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
 * Queue of the register's job that looks at rows which cite a replaced version. Named here, because the register imports
 * this capability and not the other way round.
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

const bare = ({ family, version }: DocumentVersion) => ({ family, version });

const nothingOdd = { refusedCount: 0, warningCount: 0, refused: [], warnings: [] };

const toldOf = (refusals: readonly Refusal[], language: Language) =>
  refusals.map(({ code, facts, place }) => ({
    code,
    row: place?.row ?? null,
    message: say(refusalMessage(code), language, facts),
  }));

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
        if (digest !== null && text !== null) await keepTexts(tx, [{ digest, text }]);
        if (isNews(laws, document)) await store.jobs.send(tx, lawsChanged, {});
      },
    });
  };

  return [
    bind(routes.requirements.import, async (call) => {
      const { file, line } = call.query;
      if (isBulk(call.bytes)) {
        const tell: Parameters<typeof importBulk>[0]["tell"] = async (tx, laws, recorded) => {
          if (recorded.some(({ document }) => isNews(laws, document))) await store.jobs.send(tx, lawsChanged, {});
        };
        const report = await importBulk({ store, library, file, first: line, command: call.command, tell }, call.bytes);
        return ok({
          kind: "bulk",
          ...report,
          refused: toldOf(report.refused, call.language),
          warnings: toldOf(report.warnings, call.language),
        });
      }
      const read = readLawFile(call.bytes, file);
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
      return ok({ kind, imported, unchanged, articles, known: 0, ...nothingOdd });
    }),

    bind(routes.requirements.documents, async (call) => {
      const { limit, cursor, search = "", region, market, state, on = today() } = call.query;
      const reach = region === undefined ? ok(null) : askReach(region, market);
      if (!reach.ok) return reach;
      const within = reach.value;
      const filter = { search, region: region ?? null, market: market ?? null, state: state ?? null, on };
      const after = readCursor(cursor, filter);
      if (!after.ok) return after;
      const laws = await library();
      const wanted = normaliseTitle(search);
      const rows = laws.base.documents
        .filter((document) =>
          [document.title, ...document.aliases].some((name) => normaliseTitle(name).includes(wanted)),
        )
        .filter((document) => within === null || reaches(document.jurisdiction, within))
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
      const { scene, region, market, on = today() } = call.query;
      const laws = await library();
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
      const answer = await askCite(await library(), text, on);
      return answer.ok ? ok({ on, ...answer.value }) : answer;
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
