import type { Role } from "@touchstone/kernel";

/** The demo's people may be entered by anybody who reaches the loopback address, so this is no secret. */
export const demoPassword = "touchstone-demo";

const company = {
  id: "01900000-0000-7000-8000-00000000c001",
  kind: "company" as const,
  name: { zh: "澄湖物业（杭州）有限公司", en: "Chenghu Property (Hangzhou) Co., Ltd." },
  region: "330100",
};
const body = {
  id: "01900000-0000-7000-8000-00000000b001",
  kind: "body" as const,
  name: { zh: "衡测认证（示例）", en: "Hengce Certification (example)" },
  region: "330100",
};

const regulator = {
  id: "01900000-0000-7000-8000-00000000d001",
  kind: "regulator" as const,
  name: { zh: "认证监管部门（示例）", en: "Certification regulator (example)" },
  region: "330000",
};

export const demoOrganisations = [company, body, regulator];

const account = (
  account: string,
  person: string,
  name: string,
  organisation: typeof company | typeof body | typeof regulator,
  roles: readonly Role[],
) => ({
  person,
  email: `${account}@touchstone.example`,
  organisation: organisation.id,
  roles,
  view: { account, name, organisation: organisation.name, roles: [...roles] },
});

/** Fictive people, one for each role; the second decision maker hears what the first decided. */
export const demoAccounts = [
  account("manager", "01900000-0000-7000-8000-00000000a001", "陈静", company, ["manager"]),
  account("evaluator", "01900000-0000-7000-8000-00000000a002", "周明", company, ["evaluator"]),
  account("planner", "01900000-0000-7000-8000-00000000a003", "林越", body, ["planner"]),
  account("leader", "01900000-0000-7000-8000-00000000a004", "沈岚", body, ["auditor"]),
  account("auditor", "01900000-0000-7000-8000-00000000a005", "吴越", body, ["auditor"]),
  account("adviser", "01900000-0000-7000-8000-00000000a006", "何川", body, ["auditor"]),
  account("decider", "01900000-0000-7000-8000-00000000a007", "顾青", body, ["reviewer", "decision-maker"]),
  account("regulator", "01900000-0000-7000-8000-00000000a009", "方正", regulator, ["administrator"]),
  account("second", "01900000-0000-7000-8000-00000000a008", "许宁", body, ["reviewer", "decision-maker"]),
];
