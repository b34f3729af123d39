import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  bindsIn,
  type DocumentVersion,
  excerptOf,
  statesInOrder as inAnswers,
  type LawBase,
  marksIn,
  type OrderedDocument,
  orderDocuments,
  planSearch,
  printedArticle,
  readSearch,
  type SearchPlan,
  type SearchStep,
  type TitleHit,
  titleMatches,
} from "@touchstone/requirements";
import { cursorAfter, isAnyText, readCursor } from "../http/lists.ts";
import type { Store, Transaction } from "../store/index.ts";
import { findDuties, findStandardClauses } from "./find-duties.ts";
import { nameOf } from "./held-laws.ts";
import { findHits, type Hit, type Place, type SearchedText } from "./law-hits.ts";
import type { HeldLibrary } from "./law-library.ts";
import { openTitles } from "./law-titles.ts";
import { isOwnRegion } from "./own-content.ts";
import { openRecentTexts, type RecentTexts } from "./recent-texts.ts";

type State = OrderedDocument["state"];

export type SearchAsked = {
  readonly words: string;
  readonly on: string;
  readonly region: string | undefined;
  readonly state: State | undefined;
  readonly limit: number;
};

const mostTitles = 10;

/** Null where the text is not held. */
type Listed = OrderedDocument & { readonly digest: string | null };

/** The documents of a day in their order, made once for each base and day. */
const openOrder = () => {
  let known: { readonly base: LawBase; readonly on: string; readonly listed: readonly Listed[] } | null = null;
  return ({ base, imported }: HeldLibrary, on: string): readonly Listed[] => {
    if (known?.base === base && known.on === on) return known.listed;
    const listed = orderDocuments(base, on).map((one) => {
      const digest = imported.get(nameOf(one.document))?.digest ?? null;
      return { ...one, digest };
    });
    known = { base, on, listed };
    return listed;
  };
};

type Scene = {
  readonly asked: SearchAsked;
  readonly plan: SearchPlan;
  /** Of the place and the state asked for. */
  readonly ordered: readonly Listed[];
  readonly byDocument: ReadonlyMap<DocumentVersion, Listed>;
};

const nameView = ({ document, state }: OrderedDocument) => ({
  family: document.family,
  version: document.version,
  title: document.title,
  level: document.level,
  jurisdiction: document.jurisdiction,
  effective: document.effective,
  state,
});

const best = (one: readonly [TitleHit, OrderedDocument], other: readonly [TitleHit, OrderedDocument]): number =>
  titleMatches.indexOf(one[0].match) - titleMatches.indexOf(other[0].match) ||
  inAnswers.indexOf(one[1].state) - inAnswers.indexOf(other[1].state) ||
  one[0].length - other[0].length ||
  (one[1].key < other[1].key ? -1 : 1);

/** The documents that bear the words in their titles, one version of each law: the one that comes first on the day. */
const findTitles = ({ plan, byDocument }: Scene, most: number) => {
  const found = plan.titles.flatMap((hit) => {
    const ordered = byDocument.get(hit.document);
    return ordered === undefined ? [] : [[hit, ordered] as const];
  });
  const firsts = new Map<string, (typeof found)[number]>();
  for (const one of found.toSorted(best)) {
    const { family } = one[0].document;
    if (!firsts.has(family)) firsts.set(family, one);
  }
  return [...firsts.values()].slice(0, most).map(([{ match }, listed]) => ({
    ...nameView(listed),
    match,
    hasText: listed.digest !== null,
  }));
};

/** Where a page ended: the step, and the article in it. */
type Mark = Place & { readonly step: number };

const markShape = /^(\d{1,2}):(\d{1,6}):(.+)$/;
const readMark = (key: string): Mark | null => {
  const [, step, place, document] = markShape.exec(key) ?? [];
  return document === undefined ? null : { step: Number(step), place: Number(place), key: document };
};
const printMark = ({ step, place, key }: Mark): string => `${step}:${place}:${key}`;

const textsOf = ({ ordered }: Scene, { within, except }: SearchStep): readonly SearchedText[] =>
  ordered.flatMap(({ document, key, digest }) => {
    if (digest === null || within?.has(document) === false || except?.has(document) === true) return [];
    return [{ key, digest, articles: document.articles ?? 0 }];
  });

type StepHit = Hit & { readonly step: number };

/** Articles step by step until the page is full; the last resort only where the steps have found nothing. */
const findArticles = async (tx: Transaction, recent: RecentTexts, scene: Scene, after: Mark | null) => {
  const { plan, asked } = scene;
  const hits: StepHit[] = [];
  const steps = plan.lastResort === null ? plan.steps : [...plan.steps, plan.lastResort];
  for (const [at, step] of steps.entries()) {
    if (after !== null && at < after.step) continue;
    const isResumed = after?.step === at;
    if (step.near && !isResumed && (after !== null || hits.length > 0)) continue;
    const page = await findHits(
      tx,
      recent,
      step,
      textsOf(scene, step),
      isResumed ? after : null,
      asked.limit - hits.length,
    );
    hits.push(...page.hits.map((hit) => ({ ...hit, step: at })));
    if (page.last !== null) return { hits, next: { ...page.last, step: at } };
  }
  return { hits, next: null };
};

const articleView = ({ plan, ordered }: Scene) => {
  const byKey = new Map(ordered.map((one) => [one.key, one]));
  return ({ key, no, text, step }: StepHit) => {
    const near = plan.steps[step] === undefined;
    const marks = marksIn(text, plan.words, near);
    const document = byKey.get(key);
    if (document === undefined) return [];
    return [{ ...nameView(document), article: no, text, marks: [...marks], excerpt: excerptOf(text, marks), near }];
  };
};

/** Searching the laws of a store: by title, by number, by words. */
export const openSearch = (store: Store) => {
  const titles = openTitles();
  const order = openOrder();
  const recent = openRecentTexts();

  const setScene = (library: HeldLibrary, asked: SearchAsked): Result<Scene, Refusal> => {
    const { region, state, on, words } = asked;
    if (region !== undefined && !isOwnRegion(region)) {
      return refuse(refusal("region-unknown", houseRule("4 (requirements)"), { region }));
    }
    const ordered = order(library, on)
      .filter(({ document }) => region === undefined || bindsIn(document.jurisdiction, region))
      .filter((one) => state === undefined || one.state === state);
    const plan = planSearch(readSearch(words), titles(library.base));
    const byDocument = new Map(ordered.map((one) => [one.document, one]));
    return ok({ asked, plan, ordered, byDocument });
  };

  const suggest = (library: HeldLibrary, asked: SearchAsked) => {
    const scene = setScene(library, asked);
    if (!scene.ok) return scene;
    const { number } = scene.value.plan;
    const article = number === null ? null : printedArticle(number);
    return ok({
      on: asked.on,
      documents: findTitles(scene.value, asked.limit).map((document) => ({ ...document, article })),
    });
  };

  const search = async (library: HeldLibrary, asked: SearchAsked, cursor: string | undefined) => {
    const { words, on, region = null, state = null } = asked;
    const filter = { words, on, region, state };
    const key = readCursor(cursor, filter, isAnyText);
    if (!key.ok) return key;
    const after = key.value === null ? null : readMark(key.value);
    if (key.value !== null && after === null) return refuse(refusal("cursor-invalid", houseRule("9")));
    const scene = setScene(library, asked);
    if (!scene.ok) return scene;
    const { hits, next } = await store.transaction("public", (tx) => findArticles(tx, recent, scene.value, after));
    const own = { words: readSearch(words).plain.words, region, on };
    const isFirst = after === null && own.words.length > 0;
    return ok({
      on,
      documents: after === null ? findTitles(scene.value, mostTitles) : [],
      duties: isFirst ? findDuties(library, own) : [],
      clauses: isFirst ? findStandardClauses(own) : [],
      found: hits.flatMap(articleView(scene.value)),
      next: next === null ? null : cursorAfter(printMark(next), filter),
    });
  };

  return { search, suggest };
};
