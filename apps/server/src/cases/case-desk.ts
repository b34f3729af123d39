import type { Route } from "@touchstone/contract";
import {
  accessRule,
  type CaseCommand,
  type CaseFacts,
  type DrawnPoint,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
} from "@touchstone/kernel";
import { type Call, scopeOf } from "../http/bind.ts";
import { changedAnswer } from "../http/lists.ts";
import { readRulePacks, readSchemes } from "../schemes/index.ts";
import type { Services } from "../services.ts";
import { openArrivals } from "./appeals/arrivals.ts";
import { type CaseContent, type FactsAsked, readCaseFacts } from "./case-facts.ts";
import { caseStream } from "./case-stream.ts";
import type { CaseLens, CaseRow } from "./case-view.ts";
import { schemeOf } from "./schemes.ts";

/** What all handlers of cases share: content read once, rows read in the caller's scope, commands sent. */
export type CaseDesk = {
  readonly content: CaseContent;
  readonly today: () => string;
  readonly arrived: ReturnType<typeof openArrivals>;
  readonly row: (
    scope: { readonly owner: string; readonly caseId: string | null },
    id: string,
  ) => Promise<CaseRow | null>;
  /** The row that a request names, and the eyes with which its caller looks at it. */
  readonly look: <R extends Route>(
    call: Call<R>,
    id: string,
  ) => Promise<Result<{ row: CaseRow; lens: CaseLens }, Refusal>>;
  readonly send: <R extends Route>(
    call: Call<R>,
    request: {
      readonly id: string;
      readonly command: CaseCommand;
      readonly expected?: number | undefined;
      readonly points?: readonly DrawnPoint[];
    },
  ) => Promise<Result<{ readonly id: string; readonly version: number }, Refusal>>;
  /** What the client says in its case without a request: the consequence of something that it did at home. */
  readonly tellAsClient: (
    scope: { readonly owner: string; readonly caseId: string },
    told: { readonly id: string; readonly actor: string; readonly key: string; readonly command: CaseCommand },
  ) => Promise<Result<{ readonly id: string; readonly version: number }, Refusal>>;
};

/** The kind of record by whose rule people are asked about; a dispute is answered as a review is made. */
const kindOf = (command: CaseCommand, state: CaseRow["state"], schemes: CaseContent["schemes"]): string | null => {
  if (command.type === "AnswerDispute") {
    const { records } = schemeOf(schemes, state);
    return records.find((kind) => kind.function === "review")?.id ?? null;
  }
  if (command.type === "FileRecord") return command.kind;
  if (command.type !== "SignRecord") return null;
  return state.records.find(({ id }) => id === command.record)?.kind ?? null;
};

const judgements: readonly CaseCommand["type"][] = [
  "GiveVerdict",
  "RaiseFinding",
  "CiteHanded",
  "AcceptPlan",
  "ReturnPlan",
  "VerifyFinding",
];

const askedBy = (
  command: CaseCommand,
  state: CaseRow["state"],
  schemes: CaseContent["schemes"],
  today: string,
): FactsAsked => ({
  today,
  kind: kindOf(command, state, schemes),
  isJudgement: judgements.includes(command.type),
});

export const openDesk = ({ store }: Services): CaseDesk => {
  // Read at the first case that is asked for: the start does not wait for it.
  const content: CaseContent = {
    get schemes() {
      return readSchemes();
    },
    get packs() {
      return readRulePacks();
    },
  };
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  const row: CaseDesk["row"] = async (scope, id) => {
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<CaseRow>("select id, version, state from case_file where owner = $1 and id = $2", [scope.owner, id]),
    );
    return rows[0] ?? null;
  };
  const notFound = refuse(refusal("not-found", accessRule));
  return {
    content,
    today,
    arrived: openArrivals(),
    row,
    look: async (call, id) => {
      const found = await row(scopeOf(call), id);
      if (found === null || found.state.opened === null) return notFound;
      const lens: CaseLens = {
        scheme: schemeOf(content.schemes, found.state),
        packs: content.packs,
        today: today(),
        looker: { person: call.viewer.person, roles: call.roles, language: call.language },
      };
      return ok({ row: found, lens });
    },
    send: async (call, { id, command, expected, points }) => {
      const scope = scopeOf(call);
      const known = await row(scope, id);
      if (known === null) return notFound;
      const actor: CaseFacts["actor"] = { roles: call.roles, name: call.viewer.name };
      return store.execute({
        kind: caseStream,
        stream: id,
        scope,
        ...call.command,
        command,
        expected: expected ?? null,
        facts: (tx, state) =>
          readCaseFacts(tx, state, content, actor, askedBy(command, state, content.schemes, today()), points),
        answer: changedAnswer(id),
      });
    },
    tellAsClient: (scope, { id, actor, key, command }) =>
      store.execute({
        kind: caseStream,
        stream: id,
        scope,
        actor,
        key,
        body: command,
        command,
        expected: null,
        facts: (tx, state) =>
          readCaseFacts(
            tx,
            state,
            content,
            { roles: ["applicant"], name: "" },
            askedBy(command, state, content.schemes, today()),
          ),
        answer: changedAnswer(id),
      }),
  };
};
