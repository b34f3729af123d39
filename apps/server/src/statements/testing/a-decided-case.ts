import type { StatementDecision, StatementFacts } from "@touchstone/kernel";
import { demoBody, demoCompany, type TestServer } from "../../testing/test-server.ts";
import { type IssueRequest, issueStatement } from "../issue-statement.ts";

/** What a decided case hands over; the case itself has its own tests. */
export const issueRequest = (
  test: TestServer,
  changes: Partial<IssueRequest["draft"]> = {},
  facts?: StatementFacts,
): IssueRequest => {
  const { newId } = test.server.services.store.world;
  const draft = {
    title: {
      zh: "职业健康安全管理体系认证证书",
      en: "Certificate of occupational health and safety management system",
    },
    body: { id: demoBody, name: { zh: "衡测认证（示例）", en: "Hengce Certification (example)" } },
    holder: { id: demoCompany, name: { zh: "澄湖物业（杭州）有限公司", en: "Chenghu Property (Hangzhou) Co., Ltd." } },
    scope: { zh: "澄湖中心办公楼的物业服务", en: "Property services for the Chenghu Centre office building" },
    sites: [{ name: { zh: "澄湖中心", en: "Chenghu Centre" }, address: { zh: "杭州市", en: "Hangzhou" } }],
    standard: { zh: "GB/T 45001—2020", en: "ISO 45001:2018" },
    scheme: "cn-ohsms",
    edition: "2026-03-01",
    issuedOn: "2026-11-23",
    validFrom: "2026-11-23",
    validUntil: "2029-11-22",
    caseId: newId(),
    decision: newId(),
    caseDigest: `sha256:${"0".repeat(64)}`,
    ...changes,
  };
  const decision: StatementDecision = {
    id: draft.decision,
    caseId: draft.caseId,
    on: draft.issuedOn,
    effect: "grant",
    occasion: "initial",
    act: "issued",
    statement: null,
    determinedOn: null,
  };
  return {
    owner: demoBody,
    actor: newId(),
    key: newId(),
    body: { issue: draft.decision },
    mark: "OH",
    draft,
    facts: async () => ({ facts: facts ?? { decision }, reads: [] }),
  };
};

/** Issues, and waits until the public side is there. */
export const issued = async (test: TestServer, request = issueRequest(test)) => {
  const result = await issueStatement(test.server.services, request);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  await test.server.services.store.jobs.drain();
  return result.value;
};
