import { appealWaiting, remedyTexts, say } from "@touchstone/contract";
import { can, type Role } from "@touchstone/kernel";
import type { Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import type { AppealRow } from "./appeal-views.ts";
import { ordersOf } from "./remedies.ts";

const owedSql = `select id, version, state from case_appeal
  where owner = $1 and closed and state->'decided'->>'outcome' <> 'dismissed' order by id desc limit 100`;

/** Remedies that closed appeals order and that nobody carried out yet. */
export const remediesWaiting = async (
  { store }: Services,
  owner: string,
  roles: readonly Role[],
  today: string,
): Promise<readonly Waiting[]> => {
  if (!can(roles, "cases.plan") && !can(roles, "statements.change")) return [];
  return store.transaction({ owner, caseId: null }, async (tx) => {
    const { rows } = await tx.query<AppealRow>(owedSql, [owner]);
    const waiting: Waiting[] = [];
    for (const row of rows) {
      const { filed } = row.state;
      if (filed === null) continue;
      const { orders } = await ordersOf(tx, owner, row, today);
      for (const { remedy } of orders.filter(({ isDone }) => isDone === false)) {
        if (!can(roles, remedy === "reinstatement" ? "statements.change" : "cases.plan")) continue;
        const { number } = filed;
        waiting.push({
          key: `cases:${row.id}:remedy-${remedy}`,
          due: null,
          act: {
            zh: say(appealWaiting.follow, "zh", { number, remedy: remedyTexts[remedy].zh }),
            en: say(appealWaiting.follow, "en", { number, remedy: remedyTexts[remedy].en.toLowerCase() }),
          },
          subject: `${number} ${filed.client.name.zh}`,
          why: appealWaiting.remedyWhy,
          rule: { source: "ISO/IEC 17021-1:2015", clause: "9.7.6" },
          href: `/cases/${filed.case}/appeals`,
          button: appealWaiting.open,
        });
      }
    }
    return waiting;
  });
};
