import { type CaseState, type Finding, limitsOf, type Scheme, teamOf } from "@touchstone/kernel";
import { deskOf, findingViewOf, isClosed, schemeOf } from "../../cases/index.ts";
import type { Services } from "../../services.ts";
import { derivedId, type Transaction } from "../../store/index.ts";
import { kindOfEdition } from "../records/record-kinds.ts";
import type { RecordRow } from "../records/record-view.ts";

/** The record that works on a finding has its id from the finding: two who take it over at once meet there. */
export const taskOf = (owner: string, caseId: string, finding: string): string =>
  derivedId(`finding-task ${owner} ${caseId} ${finding}`);

type Limits = ReturnType<typeof limitsOf>;
type Closed = {
  readonly how: "verified" | "withdrawn" | "case-ended";
  readonly on: string | null;
  readonly by: string | null;
};

/** By whose act the body asks for nothing more, or that the case ended over it, as the case's record tells both sides. */
const closedBy = ({ verified, disputed }: Finding, state: CaseState, scheme: Scheme): Closed | null => {
  if (verified !== null) {
    const member = teamOf(state, scheme).find(({ person }) => person === verified.by);
    return { how: "verified", on: verified.on, by: member?.name ?? null };
  }
  const answer = disputed?.answer ?? null;
  if (answer?.outcome === "withdrawn") return { how: "withdrawn", on: answer.on, by: answer.name };
  return isClosed(state) ? { how: "case-ended", on: null, by: null } : null;
};

/**
 * The body closed it: nothing is left to do. A case that ended closed nothing: certified on an accepted plan, the client has
 * still to do what it planned (ISO/IEC 17021-1 9.5.2), and the next surveillance looks at it (9.6.2.2).
 */
const isSettled = (closed: Closed | null): boolean => closed !== null && closed.how !== "case-ended";

/** Who was turned down, withdrew or lost the certificate may put it right and owes it to nobody. */
const isOwed = (state: CaseState): boolean =>
  !isClosed(state) || (state.attested !== null && state.decision?.effect !== "withdraw");

/** By when; the day on which a plan was due says nothing any more once the case went by it. */
const dueIn = ({ limits }: { readonly limits: Limits }, closed: Closed | null): string | null =>
  closed?.how === "case-ended" ? null : (limits?.verifyBy ?? limits?.answerBy ?? null);

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
      .map((kept) => ({
        finding: findingViewOf(kept, row.state, lens),
        closed: closedBy(kept, row.state, lens.scheme),
      }))
      .filter(({ finding }) => finding.closes !== "recorded")
      .map(({ finding, closed }) => ({
        case: row.id,
        caseNumber: opened.number,
        body: opened.body.name,
        finding,
        due: dueIn(finding, closed),
        settled: isSettled(closed),
        owed: !isSettled(closed) && isOwed(row.state),
        closed,
        toldOn: finding.clientVerifiedOn,
        task: taskOf(owner, row.id, finding.id),
      }));
  });
};

export type ClientFinding = Awaited<ReturnType<typeof clientFindings>>[number];

/** Tasks whose finding the body has closed: they ask nothing any more. */
export const settledTasks = async (services: Services, owner: string): Promise<ReadonlySet<string>> =>
  new Set((await clientFindings(services, owner, null)).flatMap(({ settled, task }) => (settled ? [task] : [])));

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
