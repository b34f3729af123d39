import { type Language, type OutputOf, routes, say, standardNameTexts } from "@touchstone/contract";
import { houseRule, isInForce, ok, type Refusal, type Result, refusal, refuse, type Scheme } from "@touchstone/kernel";
import {
  type Book,
  type ClauseLine,
  type Held,
  heldOn,
  type RehearsalFacts,
  rehearse,
  type Thing,
  thingOf,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { toldRefusal } from "../http/problem.ts";
import { aimsReady, dayOf, readBooks, readSites, rowGaps } from "../register/index.ts";
import { readSchemes } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { stageOne } from "./content.ts";
import { editionsOn, linesOf, readWorkspace, type Workspace } from "./read-workspace.ts";

type View = OutputOf<typeof routes.selfAudit.rehearsal>;

/** The scheme in force on the day, with the activity that can be rehearsed; most schemes have no stage 1. */
const schemeAsked = (id: string, on: string): Result<Scheme, Refusal> => {
  const found = readSchemes().find((scheme) => scheme.id === id && isInForce(scheme, on));
  if (found === undefined) return refuse(refusal("rehearsal-scheme-unknown", houseRule("4"), { scheme: id, on }));
  const { activity } = stageOne();
  return found.determination.activities.some((one) => one.id === activity)
    ? ok(found)
    : refuse(refusal("rehearsal-without-stage-one", houseRule("4"), { scheme: found.title }));
};

const heldOf = (books: readonly Book[], kind: string): readonly Held[] =>
  books.flatMap((book) => {
    const on = book.kind === kind ? heldOn(book) : null;
    return on === null ? [] : [{ thing: thingOf(book), on }];
  });

type Gaps = Awaited<ReturnType<typeof rowGaps>>;

const isNamed = (id: string): id is keyof typeof standardNameTexts => Object.hasOwn(standardNameTexts, id);

/** A clause that standards share by its number alone, one of its own with its standard: `ISO 45001 5.4 …`. */
const clauseName = ({ key, title, standards }: ClauseLine, language: Language): string => {
  const [own] = standards;
  const number =
    own === undefined || key === own.clause
      ? key
      : `${isNamed(own.id) ? say(standardNameTexts[own.id], language) : own.id} ${own.clause}`;
  return `${number} ${title[language]}`;
};

type Seen = {
  readonly workspace: Workspace;
  readonly scheme: Scheme;
  readonly gaps: Gaps;
  readonly sites: readonly Thing[];
  readonly language: Language;
};

const factsOf = ({ workspace, scheme, gaps, sites, language }: Seen): RehearsalFacts => {
  const { on, books, parts, scopeLacks, outside, isDoneRecorded } = workspace;
  const ids = scheme.standards.map(({ id }) => id);
  const aims = aimsReady(books, on).filter(({ aim }) => ids.includes(aim.standard));
  // The earliest audit planned comes first.
  const [ready] = aims.toSorted((a, b) => a.aim.plannedAudit.localeCompare(b.aim.plannedAudit));
  const refusalsOf = (gate: "application" | "stage-two") =>
    ready?.gates.find((one) => one.gate === gate)?.refusals ?? [];
  return {
    parts,
    clauses: linesOf(workspace, editionsOn(ids, on)).map((line) => ({ ...line, title: clauseName(line, language) })),
    scopeLacks,
    outside,
    isDoneRecorded,
    sites,
    lawless: gaps.lawless.things,
    unevaluated: gaps.unevaluated,
    audits: heldOf(books, "internal-audit"),
    reviews: heldOf(books, "management-review"),
    aim:
      ready === undefined
        ? null
        : {
            thing: { to: "record", id: ready.record, kind: "aim", title: ready.aim.title },
            personnel: ready.aim.personnel,
            application: refusalsOf("application"),
            stageTwo: refusalsOf("stage-two"),
          },
  };
};

const fieldsOf = (scheme: Scheme, points: View["points"]): View["fields"] => {
  const { activity, fields } = stageOne();
  const ends = scheme.determination.activities.find(({ id }) => id === activity)?.ends;
  const looked = new Map(points.flatMap(({ looks }) => looks.map((look) => [look.look, look])));
  return (scheme.records.find(({ id }) => id === ends)?.fields ?? []).map(({ id, title }) => {
    const look = fields[id] ?? null;
    const result = look === null ? undefined : looked.get(look);
    return { id, title, look, state: result?.state ?? null, day: result?.day ?? null };
  });
};

const viewOf = (scheme: Scheme, facts: RehearsalFacts, on: string, language: Language): View => {
  const { points: asked, activity: id, source, clause, doubts } = stageOne();
  const activity = scheme.determination.activities.find((one) => one.id === id);
  if (activity === undefined) throw new Error("a scheme without the activity was refused before");
  const points = rehearse({ points: asked }, facts).map(({ looks, ...point }) => ({
    ...point,
    looks: looks.map(({ refusals, things, ...look }) => ({
      ...look,
      things: [...things],
      refusals: refusals.map((refused) => toldRefusal(refused, language)),
    })),
  }));
  const count = (state: "shown" | "gap" | "unknown") => points.filter((point) => point.state === state).length;
  return {
    on,
    scheme: { id: scheme.id, edition: scheme.edition, title: scheme.title },
    activity: { id, title: activity.title, rule: activity.rule },
    rule: { source, clause },
    doubts,
    madeBy: "organisation",
    isConclusion: false,
    counts: { shown: count("shown"), gap: count("gap"), unknown: count("unknown") },
    aim: facts.aim?.thing ?? null,
    points,
    fields: fieldsOf(scheme, points),
  };
};

export const rehearsalBound = (services: Services): readonly Bound[] => [
  bind(routes.selfAudit.rehearsals, async (call) => {
    const scope = scopeOf(call);
    const on = dayOf(services, call.query.on);
    const books = await services.store.transaction(scope, (tx) => readBooks(tx, scope.owner, on, ["aim"]));
    const aimed = aimsReady(books, on).map(({ aim }) => aim.standard);
    const isAimed = (scheme: Scheme): boolean =>
      scheme.standards.some(({ id }) => aimed.some((standard) => standard === id));
    const schemes = readSchemes()
      .filter((scheme) => schemeAsked(scheme.id, on).ok)
      .map((scheme) => ({ id: scheme.id, title: scheme.title, aimed: isAimed(scheme) }));
    return ok({ schemes: schemes.toSorted((a, b) => Number(b.aimed) - Number(a.aimed)) });
  }),
  bind(routes.selfAudit.rehearsal, async (call) => {
    const scope = scopeOf(call);
    const on = dayOf(services, call.query.on);
    const scheme = schemeAsked(call.query.scheme, on);
    if (!scheme.ok) return scheme;
    const [workspace, gaps] = await services.store.transaction(
      scope,
      async (tx) => [await readWorkspace(tx, { owner: scope.owner, on }), await rowGaps(tx, scope.owner, on)] as const,
    );
    const sites = (await readSites(services, scope.owner)).flatMap(({ id, state }): readonly Thing[] =>
      state.closed === null || state.closed.on > on ? [{ to: "site", id, kind: null, title: state.facts.name }] : [],
    );
    const { language } = call;
    const facts = factsOf({ workspace, scheme: scheme.value, gaps, sites, language });
    return ok(viewOf(scheme.value, facts, on, language));
  }),
];
