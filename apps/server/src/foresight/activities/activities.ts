import { type Language, type OutputOf, routes, say, scopeActivityTexts as words } from "@touchstone/contract";
import { accessRule, type Data, houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import {
  activityOf,
  type DoneActivity,
  placeName,
  type ScopeEdition,
  type SiteAt,
  scopeLines,
  siteFinder,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { kindOn, type NamedSite, namedSites, readBook, sendRecord, siteAsked } from "../../register/index.ts";
import type { Services } from "../../services.ts";
import { legalDay } from "../legal-day.ts";
import { readScope } from "../scope.ts";
import { scopeId } from "../scope-stream.ts";
import { placeOf, placeStream } from "./place-stream.ts";
import { activityKind, type Beside, outsideOf, readBeside } from "./read-beside.ts";
import { type ScopeTask, scopeTasks } from "./scope-tasks.ts";

type View = OutputOf<typeof routes.scopeActivities.list>;

const shown = 500;
const actionKind = "corrective-action";

const placed = (siteAt: SiteAt<NamedSite>, activity: DoneActivity) => {
  const site = siteAt(activity);
  return {
    site: site === null ? null : { id: site.id, name: site.name },
    place: placeName(site, activity.place),
  };
};

/** What is done at one site alone. */
const atOne = (beside: Beside, siteAt: SiteAt<NamedSite>, site: string): Beside => {
  const isThere = (activity: DoneActivity) => siteAt(activity)?.id === site;
  return {
    ...beside,
    done: beside.done.filter(({ activity }) => isThere(activity)),
    activities: beside.activities.filter(isThere),
    idle: [],
  };
};

type Around = {
  readonly tasks: ReadonlyMap<string, ScopeTask>;
  readonly siteAt: SiteAt<NamedSite>;
  readonly on: string;
};

const viewOf = (beside: Beside, { tasks, siteAt, on }: Around): View => {
  const { done, idle, activities, scope } = beside;
  const { edition, state } = scope;
  const said = (activity: DoneActivity) => {
    const { id, title, sort, since } = activity;
    return { record: id, title, sort, ...placed(siteAt, activity), since, task: tasks.get(id)?.last ?? null };
  };
  const outside = done.flatMap(({ activity, outside: why, line, same }) =>
    why === null ? [] : [{ ...said(activity), why, line, same }],
  );
  const inside = done.flatMap(({ activity, outside: why, line }) =>
    why !== null || line === null ? [] : [{ ...said(activity), line }],
  );
  return {
    on,
    edition: edition === null ? null : state.editions.indexOf(edition) + 1,
    lines: edition === null ? [] : [...scopeLines(edition)],
    outside: outside.slice(0, shown),
    inside: inside.slice(0, shown),
    counts: { outside: outside.length, inside: inside.length },
    idle: [...idle],
    stopped: activities.flatMap((activity) => {
      const { stoppedOn } = activity;
      const task = tasks.get(activity.id)?.last ?? null;
      return stoppedOn === null || stoppedOn > on || task === null || task.final
        ? []
        : [{ ...said(activity), stoppedOn }];
    }),
  };
};

type Found = {
  readonly activity: DoneActivity;
  readonly place: string;
  readonly edition: ScopeEdition;
  readonly number: number;
};

/** A text of one line that the form of a record takes. */
const shortened = (text: string, most: number): string => {
  const first = text.replace(/\s+/gu, " ").slice(0, most);
  return first.isWellFormed() ? first : first.slice(0, -1);
};

/** What is done outside the scope, as the form of a corrective action asks it. */
const actionOf = ({ activity, place, edition, number }: Found, on: string, language: Language): Data => {
  const { title, since } = activity;
  const { statement } = edition;
  return {
    title: shortened(say(words.actionTitle, language, { title }), 300),
    nature: "actual",
    foundBy: "internal",
    foundOn: on,
    requirement: say(words.actionRequirement, language, { edition: number, on: edition.on }),
    what: shortened(say(words.actionFacts, language, { title, since, place, statement }), 4000),
  };
};

export const activitiesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.scopeActivities;
  const gone = refuse(refusal("activity-unknown", accessRule));
  return [
    bind(r.list, async (call) => {
      const scope = scopeOf(call);
      const on = call.query.on ?? legalDay(services);
      const asked = await siteAsked(services, scope.owner, call.query.site);
      if (!asked.ok) return asked;
      return store.transaction(scope, async (tx) => {
        const siteAt = siteFinder(await namedSites(tx, scope.owner));
        const whole = await readBeside(tx, scope.owner, on);
        const beside = asked.value === null ? whole : atOne(whole, siteAt, asked.value.id);
        const ids = beside.activities.map(({ id }) => id);
        return ok(viewOf(beside, { tasks: await scopeTasks(tx, scope.owner, ids), siteAt, on }));
      });
    }),
    bind(r.place, (call) => {
      const scope = scopeOf(call);
      const { owner } = scope;
      const { activity: id } = call.params;
      const on = legalDay(services);
      const stream = placeOf(owner, id);
      return store.execute({
        kind: placeStream,
        stream,
        scope,
        ...call.command,
        command: { type: "PlaceActivity", line: call.body.line },
        expected: null,
        facts: async (tx) => {
          const held = await readBook(tx, owner, { id, kind: activityKind, on });
          const { edition, version } = await readScope(tx, owner, on);
          const activity = held === null ? null : activityOf(held.book);
          return {
            facts: { name: call.viewer.name, activity, edition },
            reads: [
              ...(held === null ? [] : [{ stream: id, version: held.version }]),
              ...(version === 0 ? [] : [{ stream: scopeId(owner), version }]),
            ],
          };
        },
        answer: changedAnswer(stream),
      });
    }),
    bind(r.correct, async (call) => {
      const scope = scopeOf(call);
      const { owner } = scope;
      const { activity: id } = call.params;
      const on = legalDay(services);
      const { beside, task, siteAt } = await store.transaction(scope, async (tx) => ({
        beside: await readBeside(tx, owner, on),
        siteAt: siteFinder(await namedSites(tx, owner)),
        task: (await scopeTasks(tx, owner, [id])).get(id),
      }));
      const activity = beside.activities.find((one) => one.id === id);
      if (activity === undefined || task === undefined) return gone;
      const { edition, state } = beside.scope;
      if (edition === null) return refuse(refusal("scope-not-stated", houseRule("4")));
      const { title } = activity;
      if (!outsideOf(beside).includes(activity)) return refuse(refusal("activity-in-scope", houseRule("3"), { title }));
      const kind = kindOn(actionKind, on);
      if (kind === null) throw new Error("content/records has no corrective action in force");
      const { place } = placed(siteAt, activity);
      const found: Found = { activity, place, edition, number: state.editions.indexOf(edition) + 1 };
      const command = { type: "BeginRecord" as const, values: actionOf(found, on, call.language) };
      const begun = await sendRecord(services, call, { stream: task.next, expected: null, command, kind });
      return begun.ok || begun.refusals[0].code !== "record-already-entered"
        ? begun
        : refuse(refusal("activity-action-open", houseRule("3"), { title, record: task.next }));
    }),
  ];
};
