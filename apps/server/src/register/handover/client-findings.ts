import { deskOf, findingViewOf, isClosed, schemeOf } from "../../cases/index.ts";
import type { Services } from "../../services.ts";
import { derivedId, type Transaction } from "../../store/index.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import type { RecordRow } from "../records/record-view.ts";

/** The record that works on a finding has its id from the finding: two who take it over at once meet there. */
export const taskOf = (owner: string, caseId: string, finding: string): string =>
  derivedId(`finding-task ${owner} ${caseId} ${finding}`);

/** Nonconformities of the cases shared with a client, each with the id that its task has or would have. */
export const clientFindings = async (services: Services, owner: string, only: string | null) => {
  const desk = deskOf(services);
  const shared = await services.access.sharedCases(owner);
  const asked = shared.filter(({ caseId }) => only === null || caseId === only);
  // Each in the scope of its own case: a client has no scope that holds two bodies' rows.
  const rows = await Promise.all(asked.map((entry) => desk.row(entry, entry.caseId)));
  return rows.flatMap((row) => {
    const opened = row?.state.opened ?? null;
    if (row === null || opened === null || opened.client.id !== owner) return [];
    const { content } = desk;
    const lens = {
      scheme: schemeOf(content.schemes, row.state),
      packs: content.packs,
      today: desk.today(),
      looker: { person: "", roles: [], language: "zh" as const },
    };
    return row.state.findings
      .map((finding) => findingViewOf(finding, row.state, lens))
      .filter(({ closes }) => closes !== "recorded")
      .map((finding) => ({
        case: row.id,
        caseNumber: opened.number,
        body: opened.body.name,
        finding,
        due: finding.limits?.verifyBy ?? finding.limits?.answerBy ?? null,
        settled: finding.state === "verified" || finding.state === "withdrawn" || isClosed(row.state),
        task: taskOf(owner, row.id, finding.id),
      }));
  });
};

export type ClientFinding = Awaited<ReturnType<typeof clientFindings>>[number];

/** How the tasks stand that were begun, by their ids. */
export const readTasks = async (tx: Transaction, owner: string, ids: readonly string[]) => {
  const { rows } = await tx.query<RecordRow>(
    "select id, version, state from register_record where owner = $1 and id = any($2::uuid[])",
    [owner, ids],
  );
  return new Map(
    rows.flatMap(({ id, state }) => {
      const standing = state.entries.at(-1)?.standing;
      if (state.begun === null || standing === undefined) return [];
      const title = kindOfEdition(state.begun).states.find((each) => each.id === standing.state)?.title;
      const told = title ?? { zh: standing.state, en: standing.state };
      return [[id, { record: id, state: told, final: standing.final }]] as const;
    }),
  );
};
