import { sayBoth, reportWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { ComplianceReport } from "@touchstone/register";
import type { AsksWaiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";

const unsignedSql = `
select id, state from register_compliance_report
where owner = $1 and signatures = 0 and author <> $2 order by id desc limit 20`;

/** Reports that nobody has signed, for those who may sign and have not made them. */
export const reportsWaiting =
  ({ store }: Services): AsksWaiting =>
  async ({ organisation, person, roles }) => {
    if (!can(roles, "register.evaluate")) return [];
    const { rows } = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
      tx.query<{ readonly id: string; readonly state: ComplianceReport }>(unsignedSql, [organisation, person]),
    );
    return rows.map(({ id, state }) => ({
      key: `register:${id}:signReport`,
      due: null,
      act: sayBoth(texts.act),
      subject: state.made?.title ?? "",
      why: sayBoth(texts.why),
      rule: { source: "ISO 45001:2018", clause: "9.1.2" },
      href: `/compliance/${id}`,
      button: sayBoth(texts.button),
    }));
  };
