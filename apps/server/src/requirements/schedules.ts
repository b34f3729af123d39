import { type lawScheduleRoutes, routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { mayDoWork, printedRecurrence } from "@touchstone/requirements";
import { type Bound, bind, type Call } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { askDifferences } from "./ask-differences.ts";
import { askRecords, askRetention } from "./ask-retention.ts";
import { askFeed, askSchedule, askSchedules, askVisits } from "./ask-schedules.ts";
import { askStandardTree } from "./ask-standard-tree.ts";
import { openLibrary } from "./law-library.ts";
import { readOperatorCertificates, readScopes } from "./own-content.ts";
import { openSeenLibrary } from "./scenes/seen-library.ts";

const retention = ({ params, query }: Call<(typeof lawScheduleRoutes)["retention"]>) => {
  const { region, recorded, shelfLifeEnd = null, useEnd = null, destroyOn } = query;
  const days = { recorded, shelfLifeEnd, useEnd };
  const answer = askRetention({ record: params.record, region, days, destroyOn });
  return answer.ok ? ok({ ...answer.value, rules: [...answer.value.rules] }) : answer;
};

/** Law as dates: schedules, retention, qualification, differences between levels. All public, none changes anything. */
export const schedulesBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const seen = openSeenLibrary(services);
  const library = openLibrary(store);
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  const { lawSchedules } = routes;
  return [
    bind(lawSchedules.schedules, async (call) => {
      const { scene, region, organisation } = call.query;
      const laws = await seen(call.viewer, organisation);
      if (!laws.ok) return laws;
      const answer = askSchedules(laws.value, { scene, region });
      if (!answer.ok) return answer;
      const schedules = answer.value.map(({ id, scene: of, jurisdiction, title, startCounts, stages }) => ({
        obligation: id,
        scene: of,
        jurisdiction,
        title,
        startCounts,
        stages: stages.map(({ since, until, recurrence, rule }) => ({
          since,
          until,
          kind: recurrence.kind,
          printed: printedRecurrence(recurrence),
          rule,
        })),
      }));
      return ok({ schedules });
    }),
    bind(lawSchedules.schedule, async (call) => {
      const { organisation, start, until } = call.query;
      const laws = await seen(call.viewer, organisation);
      if (!laws.ok) return laws;
      return askSchedule(laws.value, call.params.obligation, { start, until });
    }),
    bind(lawSchedules.calendar, async (call) => {
      const { obligation, scene, region, organisation, start, until, lang } = call.query;
      const laws = await seen(call.viewer, organisation);
      if (!laws.ok) return laws;
      const feed = askFeed(laws.value, { obligation, scene, region, start, until, lang });
      return feed.ok
        ? ok({
            bytes: new TextEncoder().encode(feed.value),
            type: "text/calendar; charset=utf-8",
            name: "touchstone.ics",
          })
        : feed;
    }),
    bind(lawSchedules.visits, async (call) => {
      const { organisation, ...asked } = call.body;
      const laws = await seen(call.viewer, organisation);
      if (!laws.ok) return laws;
      const answer = askVisits(laws.value, asked);
      if (!answer.ok) return answer;
      const checks = answer.value.checks.map((check) => ({
        ...check,
        gaps: [...check.gaps],
        shortPeriods: [...check.shortPeriods],
      }));
      return ok({ visits: answer.value.visits, checks });
    }),
    bind(lawSchedules.records, async () => askRecords()),
    bind(lawSchedules.retention, async (call) => retention(call)),
    bind(lawSchedules.operatorCertificates, async () => {
      const { edition, holds, renewBefore, doubts, kinds, items } = readOperatorCertificates();
      return ok({ edition, holds, renewBefore, doubts: [...doubts], kinds: [...kinds], items: [...items] });
    }),
    bind(lawSchedules.qualification, async (call) => {
      const { work, on, certificates } = call.body;
      return mayDoWork(readOperatorCertificates(), { work, on, held: certificates });
    }),
    bind(lawSchedules.differences, async (call) => {
      const { scene, region, organisation, on = today(), subclass = null } = call.query;
      const laws = await seen(call.viewer, organisation);
      if (!laws.ok) return laws;
      const answer = askDifferences(laws.value, { scene, region, on }, subclass);
      if (!answer.ok) return answer;
      const rows = answer.value.rows.map(({ provision: { family, version, title, article }, ...row }) => ({
        ...row,
        provision: { family, version, title, article },
        aspects: [...row.aspects],
        added: [...row.added],
        differs: [...row.differs],
        against: [...row.against],
      }));
      return ok({ on, subclasses: [...answer.value.subclasses], rows });
    }),
    bind(lawSchedules.standardTree, async ({ query }) => ok(askStandardTree(await library(), query.on ?? today()))),
    bind(lawSchedules.scopes, async () =>
      ok({ scopes: readScopes().scopes.map((scope) => ({ ...scope, members: [...scope.members] })) }),
    ),
  ];
};
