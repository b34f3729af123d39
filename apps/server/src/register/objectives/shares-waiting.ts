import { sayBoth, shareWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { isBeyondTerms, type Risk } from "@touchstone/register";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { readDueDays } from "./due-days.ts";
import { type SharesAsked, sharesOf } from "./shares.ts";

type Row = { readonly id: string; readonly state: Risk };

const scheduledSql = `
select id, state from register_risk where owner = $1 and scheduled and risk_state not in ('absent', 'withdrawn')
order by id limit 1000`;

const askedBy = ({ id, state: risk }: Row, given: SharesAsked): readonly Waiting[] =>
  risk.objectives.flatMap((objective): readonly Waiting[] => {
    // Only where somebody has said on which days: without that every day before the objective would be missed.
    const found = objective.schedule === undefined ? null : sharesOf(risk, objective, { ...given, by: null, count: 1 });
    const [running, last] = found?.periods ?? [];
    if (running === undefined || last === undefined) return [];
    const common = {
      due: null,
      subject: `${risk.identified?.title ?? ""} ${objective.text}`.trim(),
      rule: { source: "ISO 45001:2018", clause: "6.2.1" },
    };
    const missed = last.items.filter(({ state }) => state === "missed");
    const { from, to, due, done } = last;
    const { schedule } = objective;
    const calendar = schedule?.days === "own" ? schedule.calendar : null;
    // What only the country's notice leaves open no term of theirs would settle.
    const hasRunOut = running.unknown > 0 && calendar !== null && isBeyondTerms(calendar, running.to, given.days);
    return [
      ...(missed.length === 0
        ? []
        : [
            {
              ...common,
              key: `register:${id}:missed-${objective.id}`,
              act: sayBoth(texts.missedAct),
              why: sayBoth(texts.missedWhy, { from, to, due, done, days: missed.map((item) => item.from) }),
              href: `/objectives/${id}`,
              button: sayBoth(texts.missedButton),
            },
          ]),
      ...(hasRunOut
        ? [
            {
              ...common,
              key: `register:${id}:no-term-${objective.id}`,
              act: sayBoth(texts.termAct),
              why: sayBoth(texts.termWhy, { calendar, to: running.to }),
              href: "/records/calendar-term",
              button: sayBoth(texts.termButton),
            },
          ]
        : []),
    ];
  });

/** What the last period did not bring, until it is entered late or the next one ends; and a calendar that has run out (CO-4). */
export const sharesWaiting =
  (services: Services): AsksWaiting =>
  async ({ organisation, roles, today }) => {
    if (!can(roles, "register.write")) return [];
    const { rows } = await services.store.transaction({ owner: organisation, caseId: null }, (tx) =>
      tx.query<Row>(scheduledSql, [organisation]),
    );
    if (rows.length === 0) return [];
    const day = today.toString();
    const given = { on: day, today: day, days: await readDueDays(services, organisation) };
    return rows.flatMap((row) => askedBy(row, given));
  };
