import { appealActs, appealWaiting, complaintActs, sayBoth } from "@touchstone/contract";
import {
  type Action,
  type AppealStep,
  type ComplaintStep,
  can,
  nextAppealStep,
  nextComplaintStep,
} from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import type { CaseDesk } from "../case-desk.ts";
import { clockFor } from "./appeal-facts.ts";
import { type AppealRow, type ComplaintRow, dueOf } from "./appeal-views.ts";
import { remediesWaiting } from "./remedies-waiting.ts";

/** Whose duty a step is; an investigation is its handler's, whatever the roles. */
const dutyOf = (step: AppealStep | ComplaintStep): Action | "handler" =>
  step === "investigate" ? "handler" : step === "decide" ? "cases.decide" : "cases.plan";

/** Appeals and complaints that wait for this person, each with the term that runs. */
export const appealsWaiting =
  (services: Services, { content }: CaseDesk): AsksWaiting =>
  async ({ organisation, person, roles, today }) => {
    const { store } = services;
    const isTheirs = (step: AppealStep | ComplaintStep, handler: string | null): boolean => {
      const duty = dutyOf(step);
      return duty === "handler" ? handler === person : can(roles, duty);
    };
    const open = (table: "case_appeal" | "case_complaint") =>
      `select id, version, state from ${table} where owner = $1 and not closed order by id limit 200`;
    const [appeals, complaints] = await store.transaction({ owner: organisation, caseId: null }, async (tx) => [
      (await tx.query<AppealRow>(open("case_appeal"), [organisation])).rows,
      (await tx.query<ComplaintRow>(open("case_complaint"), [organisation])).rows,
    ]);
    return [
      ...(await remediesWaiting(services, organisation, roles, today.toString())),
      ...appeals.flatMap(({ id, state }): readonly Waiting[] => {
        const next = nextAppealStep(state);
        if (next === null || state.filed === null || !isTheirs(next, state.handler?.person ?? null)) return [];
        const { number, case: about, client, on } = state.filed;
        return [
          {
            key: `cases:${id}:appeal-${next}`,
            due: dueOf(next, clockFor(content.packs, "appeal", on)),
            act: sayBoth(appealActs[next], { number }),
            subject: `${number} ${client.name.zh}`,
            why: appealWaiting.appealWhy,
            rule: { source: "ISO/IEC 17021-1:2015", clause: "9.7" },
            href: `/cases/${about}/appeals`,
            button: appealWaiting.open,
          },
        ];
      }),
      ...complaints.flatMap(({ id, state }): readonly Waiting[] => {
        const next = nextComplaintStep(state);
        if (next === null || state.received === null || !isTheirs(next, state.handler?.person ?? null)) return [];
        const { number, subject, on } = state.received;
        return [
          {
            key: `cases:${id}:complaint-${next}`,
            due: dueOf(next, clockFor(content.packs, "complaint", on)),
            act: sayBoth(complaintActs[next], { number }),
            subject: `${number} ${subject}`,
            why: appealWaiting.complaintWhy,
            rule: { source: "ISO/IEC 17021-1:2015", clause: "9.8" },
            href: "/cases/appeals",
            button: appealWaiting.open,
          },
        ];
      }),
    ];
  };
