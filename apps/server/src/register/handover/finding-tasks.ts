import { routes } from "@touchstone/contract";
import { accessRule, type Data, houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { Services } from "../../services.ts";
import { sendRecord } from "../records/record-commands.ts";
import { kindOn } from "../records/record-kinds.ts";
import { dayOf } from "../rows.ts";
import { type ClientFinding, clientFindings, readTasks } from "./client-findings.ts";

const kindId = "corrective-action";
const mostTitle = 120;

/** The first of a text, in one piece: half of a sign outside the basic plane is no text. */
const firstOf = (text: string, most: number): string => {
  const first = text.slice(0, most);
  return first.isWellFormed() ? first : first.slice(0, -1);
};

/** What the finding says, as the form of a corrective action asks it. */
const valuesOf = ({ finding, caseNumber, due }: ClientFinding): Data => {
  const { number, statement, evidence, requirement, on } = finding;
  return {
    title: firstOf(`${caseNumber} ${number} ${statement}`.replace(/\s+/gu, " "), mostTitle),
    nature: "actual",
    foundBy: "certifier",
    foundOn: on,
    requirement: firstOf(`${requirement.source} ${requirement.clause}`, 1000),
    what: firstOf(`${statement} ${evidence}`, 4000),
    ...(due === null ? {} : { deadline: due }),
  };
};

export const findingTasksBound = (services: Services): readonly Bound[] => [
  bind(routes.findingTasks.list, async (call) => {
    const scope = scopeOf(call);
    const { case: only = null, record = null } = call.query;
    const found = (await clientFindings(services, scope.owner, only)).filter(
      ({ task }) => record === null || task === record,
    );
    const ids = found.map(({ task }) => task);
    const tasks = await services.store.transaction(scope, (tx) => readTasks(tx, scope.owner, ids));
    return ok({
      items: found.map(({ finding, task, owed: _owed, ...one }) => ({
        ...one,
        finding: finding.id,
        number: finding.number,
        grade: finding.gradeTitle,
        statement: finding.statement,
        on: finding.on,
        task: tasks.get(task) ?? null,
      })),
    });
  }),
  bind(routes.findingTasks.take, async (call) => {
    const scope = scopeOf(call);
    const { case: caseId, finding: id } = call.params;
    const found = (await clientFindings(services, scope.owner, caseId)).find(({ finding }) => finding.id === id);
    if (found === undefined) return refuse(refusal("not-found", accessRule));
    const { number } = found.finding;
    if (found.settled) return refuse(refusal("finding-settled", houseRule("3"), { number }));
    const kind = kindOn(kindId, dayOf(services, undefined));
    if (kind === null) return refuse(refusal("record-book-unknown", houseRule("4"), { kind: kindId }));
    const begun = await sendRecord(services, call, {
      stream: found.task,
      expected: null,
      command: { type: "BeginRecord", values: valuesOf(found) },
      kind,
    });
    return begun.ok || begun.refusals[0].code !== "record-already-entered"
      ? begun
      : refuse(refusal("finding-taken", houseRule("3"), { number, record: found.task }));
  }),
];
