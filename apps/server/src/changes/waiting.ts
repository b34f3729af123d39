import { changeWaitingTexts, sayBoth } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { AsksWaiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import { readEditionImpacts } from "./edition-impact.ts";
import { openLawDesk } from "./law-desk.ts";

/**
 * A body with cases or statements to an edition that is being replaced has a task until none is left. Rows of a register
 * that wait for a look are the register's own tasks.
 */
export const changesWaiting = (services: Services): AsksWaiting => {
  const desk = openLawDesk(services);
  return async ({ organisation: owner, roles }) => {
    if (!can(roles, "cases.plan")) return [];
    const impacts = await services.store.transaction({ owner, caseId: null }, (tx) =>
      readEditionImpacts(tx, owner, desk),
    );
    return impacts
      .filter(({ cases, statements }) => cases.length > 0 || statements.length > 0)
      .map(({ change, cases, statements }) => ({
        key: `changes:edition:${change.edition}`,
        due: change.end.on,
        act: sayBoth(changeWaitingTexts.act, { to: change.to }),
        subject: change.from.join(" / "),
        why: sayBoth(changeWaitingTexts.why, { cases: cases.length, statements: statements.length }),
        rule: change.end.rule,
        href: `/requirements/editions/${change.edition}`,
        button: changeWaitingTexts.button,
      }));
  };
};
