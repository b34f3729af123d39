import { type Language, refusalMessage, routes, say } from "@touchstone/contract";
import { ok, type Refusal, type Result, refuse } from "@touchstone/kernel";
import { type DocumentVersion, isSameLawVersion, sameDayProblem } from "@touchstone/requirements";
import { type Bound, bind } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { noFacts, type Transaction, takeTurn } from "../store/index.ts";
import { isBulk } from "./bulk-lines.ts";
import { nameOf } from "./held-laws.ts";
import { importBulk } from "./import-bulk.ts";
import { type LawFile, readLawFile } from "./import-laws.ts";
import type { HeldLibrary } from "./law-library.ts";
import { lawScope, lawStream } from "./law-stream.ts";
import { keepTexts } from "./law-texts.ts";

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

const toldOf = (refusals: readonly Refusal[], language: Language) =>
  refusals.map(({ code, facts, place }) => ({
    code,
    row: place?.row ?? null,
    message: say(refusalMessage(code), language, facts),
  }));

type Command = { readonly actor: string; readonly key: string };

export const importBound = ({ store }: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => {
  const tell = async (
    tx: Transaction,
    laws: HeldLibrary,
    recorded: readonly { readonly document: DocumentVersion }[],
  ): Promise<void> => {
    const news = recorded.filter(({ document }) => isNews(laws, document));
    const families = [...new Set(news.flatMap(({ document }) => familiesOf(document)))];
    if (families.length > 0) await store.jobs.send(tx, lawsChanged, { families });
  };

  const keep = async (
    version: LawFile["versions"][number],
    laws: HeldLibrary,
    { actor, key }: Command,
    isDraft: boolean,
  ): Promise<Result<"imported" | "unchanged", Refusal>> => {
    const { document, digest, text } = version;
    const name = nameOf(document);
    const held = laws.imported.get(name);
    if (held !== undefined && isSameLawVersion(held, version)) return ok("unchanged");
    // A text that left by an export and comes back says nothing new; only the name of its file does.
    const source = held?.document?.source ?? document.source;
    const isBack =
      isDraft && held !== undefined && isSameLawVersion(held, { digest, document: { ...document, source } });
    if (isBack) return ok("unchanged");
    return store.execute({
      kind: lawStream,
      stream: held?.stream ?? store.world.newId(),
      scope: lawScope,
      actor,
      key: `${key}/${name}`,
      body: { route: routes.requirements.import.id, document, digest },
      command: { type: "RecordLawVersion", document, digest },
      expected: held?.version ?? 0,
      // One file and a bulk of files that bring the same new version come one after the other, as bulks do.
      facts: async (tx) => {
        await takeTurn(tx, lawStream.kind, lawScope.owner, { actor, key: `${key}/${name}` });
        return noFacts();
      },
      answer: () => "imported" as const,
      also: async (tx) => {
        if (digest !== null && text !== null) await keepTexts(tx, [{ digest, text }]);
        await tell(tx, laws, [{ document }]);
      },
    });
  };

  const importWhole = async (bytes: Uint8Array, file: string, command: Command) => {
    const laws = await library();
    const read = readLawFile(bytes, file, laws.base);
    if (!read.ok) return read;
    const { versions } = read.value;
    const place = { file, row: null, column: null };
    const [taken, ...more] = versions.flatMap(({ document }) => sameDayProblem(document, laws.base) ?? []);
    if (taken !== undefined) return refuse({ ...taken, place }, ...more.slice(0, 39));
    let [imported, unchanged, articles] = [0, 0, 0];
    for (const version of versions) {
      const kept = await keep(version, laws, command, read.value.stated !== null);
      if (!kept.ok) return kept;
      if (kept.value === "unchanged") unchanged += 1;
      else imported += 1;
      articles += version.text?.articles.length ?? 0;
    }
    return ok({ ...read.value, imported, unchanged, articles });
  };

  return [
    bind(routes.requirements.import, async ({ bytes, query: { file, line }, command, language }) => {
      if (isBulk(bytes)) {
        const report = await importBulk({ store, library, file, first: line, command, tell }, bytes);
        const [refused, warnings] = [toldOf(report.refused, language), toldOf(report.warnings, language)];
        return ok({ kind: "bulk" as const, ...report, refused, warnings });
      }
      const done = await importWhole(bytes, file, command);
      if (!done.ok) return done;
      const { kind, imported, unchanged, articles, warnings } = done.value;
      return ok({
        kind,
        imported,
        unchanged,
        known: 0,
        articles,
        refusedCount: 0,
        warningCount: warnings.length,
        refused: [],
        warnings: toldOf(warnings.slice(0, 100), language),
      });
    }),
  ];
};
