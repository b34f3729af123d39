import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  type ArticleDiff,
  type AuditPoints,
  auditPoints,
  type Cited,
  type CitedWhole,
  cite,
  citeWhole,
  type DocumentVersion,
  diffArticles,
  type InForce,
  inForce,
  type LawBase,
  type LawText,
  matchTitle,
  type ObligationPack,
  type Reach,
  reachOf,
  readCitation,
  versionOn,
} from "@touchstone/requirements";
import { renamedRefusal } from "./names.ts";
import { isOwnRegion, readScopes } from "./own-content.ts";

/** Laws to ask: those a server holds, or those of a folder. */
export type Library = {
  readonly base: LawBase;
  readonly packs: readonly ObligationPack[];
  /** Null where the text is not held. */
  readonly text: (document: DocumentVersion) => Promise<LawText | null>;
};

export type PlaceAndDay = { readonly scene: string; readonly region: string; readonly on: string };

/** `market`: where one sells to, with commas between. */
type Market = { readonly market?: string | undefined };

const asked = houseRule("4 (requirements)");

type Packs = Pick<Library, "packs">;

export const packsFor = (library: Packs, scene: string): Result<readonly ObligationPack[], Refusal> => {
  const names = scene.split(",").map((name) => name.trim());
  const known = library.packs.map((pack) => pack.scene.id);
  const missing = names.find((name) => !known.includes(name));
  return missing === undefined
    ? ok(library.packs.filter((pack) => names.includes(pack.scene.id)))
    : refuse(refusal("scene-unknown", asked, { scene: missing, known }));
};

export const atPlace = <Value>(
  library: Packs,
  { scene, region }: PlaceAndDay,
  answer: (packs: readonly ObligationPack[]) => Value,
): Result<Value, Refusal> => {
  if (!isOwnRegion(region)) return refuse(refusal("region-unknown", asked, { region }));
  const packs = packsFor(library, scene);
  return packs.ok ? ok(answer(packs.value)) : packs;
};

/** Where somebody stands who is at a place and sells to these markets. */
export const askReach = (region: string, market: string | undefined): Result<Reach, Refusal> => {
  if (!isOwnRegion(region)) return refuse(refusal("region-unknown", asked, { region }));
  const { scopes } = readScopes();
  const known = scopes.flatMap(({ id, kind }) => (kind === "market" ? [id] : []));
  const markets = (market ?? "").split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
  const missing = markets.find((name) => !known.includes(name));
  return missing === undefined
    ? ok(reachOf(region, markets, scopes))
    : refuse(refusal("market-unknown", asked, { market: missing, known }));
};

export const askInForce = (library: Library, where: PlaceAndDay & Market): Result<InForce, Refusal> => {
  const reach = askReach(where.region, where.market);
  return reach.ok ? atPlace(library, where, (packs) => inForce(packs, reach.value, where.on, library.base)) : reach;
};

export const askAuditPoints = (library: Library, where: PlaceAndDay): Result<AuditPoints, Refusal> =>
  atPlace(library, where, (packs) => auditPoints(packs, where.region, where.on, library.base));

/** `family@version`, `family`, or a title; without a version the one in force on the day, else the last. */
export const askVersion = ({ base }: Library, name: string, on: string): Result<DocumentVersion, Refusal> => {
  const [printed = "", version] = name.split("@");
  const families = base.families.has(printed) ? [printed] : matchTitle(printed, base);
  const versions = families.flatMap((family) => base.families.get(family) ?? []);
  const found =
    version === undefined
      ? (families.flatMap((family) => versionOn(family, on, base) ?? []).at(-1) ?? versions.at(-1))
      : versions.find((document) => document.version === version);
  return found === undefined ? refuse(refusal("law-unknown", asked, { document: name })) : ok(found);
};

export type Diff = ArticleDiff & { readonly older: DocumentVersion; readonly newer: DocumentVersion };

export const askDiff = async (
  library: Library,
  from: string,
  to: string,
  on: string,
): Promise<Result<Diff, Refusal>> => {
  const [older, newer] = [askVersion(library, from, on), askVersion(library, to, on)];
  if (!older.ok) return older;
  if (!newer.ok) return newer;
  const [left, right] = [await library.text(older.value), await library.text(newer.value)];
  const missing = left === null ? older.value : right === null ? newer.value : null;
  if (left === null || right === null) {
    return refuse(refusal("law-text-not-held", asked, { document: `${missing?.family}@${missing?.version}` }));
  }
  return ok({ ...diffArticles(left.articles, right.articles), older: older.value, newer: newer.value });
};

export const askCite = async (library: Library, text: string, on: string): Promise<Result<Cited, Refusal>> => {
  const { base, packs } = library;
  const citation = readCitation(text);
  const unknown = (why: Refusal) => refuse(renamedRefusal(text, on) ?? why);
  if (citation === null) return unknown(refusal("citation-unreadable", asked, { text }));
  const { document } = citation;
  const families = base.families.has(document) ? [document] : matchTitle(document, base);
  const texts = new Map<DocumentVersion, LawText | null>();
  for (const version of families.flatMap((family) => base.families.get(family) ?? [])) {
    texts.set(version, await library.text(version));
  }
  const cited = cite(citation, on, base, packs, (version) => texts.get(version) ?? null);
  return cited === null ? unknown(refusal("law-unknown", asked, { document })) : ok(cited);
};

/** A citation of an article, or of a whole document by its number. */
export const askCitation = async (
  library: Library,
  text: string,
  on: string,
): Promise<Result<Cited | CitedWhole, Refusal>> => {
  const whole = citeWhole(text, on, library.base);
  return whole === null ? askCite(library, text, on) : ok(whole);
};
