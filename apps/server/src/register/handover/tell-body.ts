import { deskOf } from "../../cases/index.ts";
import type { Services } from "../../services.ts";
import type { Job } from "../../store/index.ts";
import { clientFindings } from "./client-findings.ts";
import { type TaskClosed, taskClosed } from "./task-closed.ts";

/**
 * Enters into the case of a finding that the client has verified its task: the day, and nothing else of the record. The
 * client speaks in its own case, so nobody of the body reads the client's rows for it.
 */
export const tellBody = (services: Services): Job<TaskClosed> => ({
  queue: taskClosed,
  handle: async ({ owner, record, by, on }) => {
    const found = (await clientFindings(services, owner, null)).find(({ task }) => task === record);
    if (found === undefined) return;
    const scope = (await services.access.sharedCases(owner)).find(({ caseId }) => caseId === found.case);
    if (scope === undefined) return;
    const told = await deskOf(services).tellAsClient(scope, {
      id: found.case,
      actor: by,
      key: `client-verified ${record}`,
      command: { type: "ReportClientVerified", finding: found.finding.id, verifiedOn: on },
    });
    // A case that moved meanwhile is told by the job's next attempt.
    if (!told.ok) throw new Error(`${found.case} cannot be told: ${told.refusals.map(({ code }) => code).join(", ")}`);
  },
});
