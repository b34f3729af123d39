import { changeWaitingTexts, ruleChangeWaitingTexts, say, sayBoth } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import { type EditionImpact, readEditionImpacts } from "./edition-impact.ts";
import { openLawDesk } from "./law-desk.ts";
import { type RuleImpact, readRuleImpacts, touchesBody } from "./rule-impact.ts";

const editionTask = ({ change, cases, statements }: EditionImpact): Waiting => ({
  key: `changes:edition:${change.edition}`,
  due: change.end.on,
  act: sayBoth(changeWaitingTexts.act, { to: change.to }),
  subject: change.from.join(" / "),
  why: sayBoth(changeWaitingTexts.why, { cases: cases.length, statements: statements.length }),
  rule: change.end.rule,
  href: `/requirements/editions/${change.edition}`,
  button: changeWaitingTexts.button,
});

/** One task for each edition, though schemes may come to it from several older ones. */
const ruleTasks = (impacts: readonly RuleImpact[]): readonly Waiting[] =>
  [...Map.groupBy(impacts, ({ pack }) => pack)].map(([pack, parts]) => {
    const { id, edition, title, source, clause, effective } = pack;
    const { act, why, button } = ruleChangeWaitingTexts;
    const cases = parts.reduce((sum, part) => sum + part.cases.length, 0);
    const statements = parts.reduce((sum, part) => sum + part.statements.length, 0);
    return {
      key: `changes:rule:${id}:${edition}`,
      due: effective.from,
      act: { zh: say(act, "zh", { rule: title.zh }), en: say(act, "en", { rule: title.en }) },
      subject: `${id}@${edition}`,
      why: sayBoth(why, { on: effective.from, cases, statements }),
      rule: { source, clause },
      href: `/requirements/rule-editions/${id}/${edition}`,
      button,
    };
  });

/**
 * A body with cases or statements to an edition that is being replaced, or under a rule whose next edition is known, has
 * a task until none is left or the rule is in force. Rows of a register that wait for a look are the register's own tasks.
 */
export const changesWaiting = (services: Services): AsksWaiting => {
  const desk = openLawDesk(services);
  return async ({ organisation: owner, roles }) => {
    if (!can(roles, "cases.plan")) return [];
    return services.store.transaction({ owner, caseId: null }, async (tx) => {
      const editions = await readEditionImpacts(tx, owner, desk);
      const rules = await readRuleImpacts(tx, owner, desk);
      return [
        ...editions.filter(({ cases, statements }) => cases.length + statements.length > 0).map(editionTask),
        ...ruleTasks(rules.filter(touchesBody)),
      ];
    });
  };
};
