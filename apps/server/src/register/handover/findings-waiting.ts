import { findingTaskTexts, sayBoth } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import type { AsksWaiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { clientFindings, readTasks } from "./client-findings.ts";

const words = findingTaskTexts;

/** Findings that nobody took over yet; once taken, the record itself says what is due. */
export const findingsWaiting =
  (services: Services): AsksWaiting =>
  async ({ organisation, roles }) => {
    if (!can(roles, "register.write")) return [];
    const open = (await clientFindings(services, organisation, null)).filter(({ owed }) => owed);
    if (open.length === 0) return [];
    const ids = open.map(({ task }) => task);
    const tasks = await services.store.transaction({ owner: organisation, caseId: null }, (tx) =>
      readTasks(tx, organisation, ids),
    );
    return open
      .filter(({ task }) => !tasks.has(task))
      .map(({ finding, due, body, caseNumber, task }) => ({
        key: `register:finding:${task}`,
        due,
        act: sayBoth(words.waitingAct, { number: finding.number }),
        subject: `${caseNumber} ${body.zh}`,
        why: sayBoth(words.waitingWhy),
        rule: { source: finding.requirement.source, clause: finding.requirement.clause },
        href: "/findings",
        button: sayBoth(words.take),
      }));
  };
