import { routes } from "@touchstone/contract";
import { can, type Refusal, type Result } from "@touchstone/kernel";
import type { Assessment, AssessmentCommand, Draft, Risk } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import { readRow } from "../rows.ts";
import { opened, setRow } from "./criteria.ts";
import { assessmentStream } from "./streams.ts";

type Asked = Pick<Call<never>, "scope" | "command" | "viewer">;
type Given = {
  readonly stream: string;
  readonly expected: number | null;
  readonly command: AssessmentCommand;
  readonly approverMayDecide?: boolean;
};

type Row = { readonly version: number; readonly state: Risk };
const rowSql = "select version, state from register_risk where owner = $1 and id = $2";

/** Whether the row is still managed, and the version that says so. */
const rowOf = async (tx: Transaction, owner: string, risk: string) => {
  const [row] = risk === "" ? [] : (await tx.query<Row>(rowSql, [owner, risk])).rows;
  if (row === undefined) return { ended: null, reads: [] };
  const { identified, withdrawn } = row.state;
  return {
    ended: withdrawn === null ? null : (identified?.title ?? ""),
    reads: [{ stream: risk, version: row.version }],
  };
};

export const assessmentCommandsBound = (services: Services): readonly Bound[] => {
  const { store, access } = services;
  const r = routes.assessment;

  const send = (call: Asked, { stream, expected, command, approverMayDecide = true }: Given) => {
    const { scope } = call;
    if (scope === null) throw new Error("an assessment's command has the organisation's scope");
    const of = (state: Assessment) => (command.type === "StartAssessment" ? command : state);
    return store.execute({
      kind: assessmentStream,
      stream,
      scope,
      ...call.command,
      command,
      expected,
      facts: async (tx, state) => {
        const { set: id, risk } = of(state);
        const set = id === "" ? null : opened(await setRow(tx, scope.owner, id));
        const row = await rowOf(tx, scope.owner, risk);
        return {
          facts: {
            actorName: call.viewer.name,
            criteria: set?.current ?? null,
            method: set?.method ?? null,
            approverMayDecide,
            rowEnded: row.ended,
          },
          reads: [...(set === null ? [] : [{ stream: set.id, version: set.version }]), ...row.reads],
        };
      },
      answer: changedAnswer(stream),
    });
  };

  // Asked before the transaction opens: inside it no other query may run (transaction.ts).
  const mayDecide = async (owner: string, { treatment }: Draft): Promise<boolean> => {
    const approver = treatment?.approver ?? null;
    if (approver === null) return true;
    const entry = await access.toOrganisation(approver, owner);
    return entry !== null && can(entry.roles, "register.evaluate");
  };

  return [
    bind(r.start, async (call): Promise<Result<{ id: string; version: number }, Refusal>> => {
      const { risk, set, ...draft } = call.body;
      const { owner } = scopeOf(call);
      const row = await readRow(services, owner, risk);
      if (!row.ok) return row;
      return send(call, {
        stream: store.world.newId(),
        expected: null,
        command: { type: "StartAssessment", risk, set, draft },
        approverMayDecide: await mayDecide(owner, draft),
      });
    }),
    bind(r.save, async (call) => {
      const { expected, ...draft } = call.body;
      return send(call, {
        stream: call.params.assessment,
        expected,
        command: { type: "SaveDraft", draft },
        approverMayDecide: await mayDecide(scopeOf(call).owner, draft),
      });
    }),
    bind(r.finish, (call) =>
      send(call, {
        stream: call.params.assessment,
        expected: call.body.expected,
        command: { type: "FinishAssessment" },
      }),
    ),
    bind(r.accept, (call) => {
      const { expected, ...decision } = call.body;
      return send(call, {
        stream: call.params.assessment,
        expected,
        command: { type: "DecideAcceptance", ...decision },
      });
    }),
    bind(r.retire, (call) => {
      const { expected, reason } = call.body;
      return send(call, {
        stream: call.params.assessment,
        expected,
        command: { type: "RetireAssessment", reason },
      });
    }),
  ];
};
