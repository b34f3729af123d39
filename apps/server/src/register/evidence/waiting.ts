import { sayBoth, evidenceTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { AsksWaiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { lastWarned } from "./items.ts";

type Ending = { readonly id: string; readonly name: string; readonly valid_until: string; readonly rows: number };

// What speaks against a row is linked to it too; nobody is asked to renew that.
const endingSql = `
select id, name, valid_until, (
  select count(*)::integer from register_risk risk where risk.owner = $1 and risk.risk_state <> 'withdrawn' and evidence.id::text = any(risk.evidence_items)
    and exists (select from json_array_elements(risk.state->'evidence') link
      where link->>'item' = evidence.id::text and link->>'unlinked' is null and link->>'bearing' = 'supports')
) as rows
from register_evidence evidence
where owner = $1 and valid_until between $2 and $3 and not is_destroyed and not is_infected
order by valid_until, id limit 100`;

type Asked = { readonly id: string; readonly name: string };

const askedSql = `
select id, name from register_evidence
where owner = $1 and destruction_asked_by is not null and destruction_asked_by <> $2 order by id limit 100`;

/** Destructions that another person asked for. */
const toConfirm = async ({ store }: Services, organisation: string, person: string) => {
  const { rows } = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
    tx.query<Asked>(askedSql, [organisation, person]),
  );
  return rows.map(({ id, name }) => ({
    key: `evidence:${id}:destruction`,
    due: null,
    act: sayBoth(texts.confirmAct),
    subject: name,
    why: sayBoth(texts.confirmWhy),
    rule: { source: "ISO 45001:2018", clause: "7.5.3" },
    href: `/evidence/${id}`,
    button: sayBoth(texts.confirmButton),
  }));
};

/** Evidence that rows rest on and that runs out soon: before, not after. What has run out shows at its rows. */
const toRenew = async ({ store, evidence }: Services, organisation: string, on: string) => {
  const { rows } = await store.transaction({ owner: organisation, caseId: null }, (tx) =>
    tx.query<Ending>(endingSql, [organisation, on, lastWarned(on, evidence.warnDays)]),
  );
  return rows
    .filter((item) => item.rows > 0)
    .map(({ id, name, valid_until: until, rows: count }) => ({
      key: `evidence:${id}:renew`,
      due: until,
      act: sayBoth(texts.renewAct),
      subject: name,
      why: sayBoth(texts.renewWhy, { until, rows: count }),
      rule: { source: "ISO 45001:2018", clause: "7.5.3" },
      href: `/evidence/${id}`,
      button: sayBoth(texts.renewButton),
    }));
};

export const evidenceWaiting =
  (services: Services): AsksWaiting =>
  async ({ organisation, person, roles, today }) => [
    ...(can(roles, "register.write") ? await toRenew(services, organisation, today.toString()) : []),
    ...(can(roles, "register.evaluate") ? await toConfirm(services, organisation, person) : []),
  ];
