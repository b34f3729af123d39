import { type Route, routes } from "@touchstone/contract";
import { accessRule, type ComplaintCommand, ok, refusal, refuse } from "@touchstone/kernel";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { appendMany } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { candidatesOf, clockFor, readPartFacts } from "./appeal-facts.ts";
import { type ComplaintRow, complaintViewOf } from "./appeal-views.ts";
import { complaintStream } from "./complaint-stream.ts";
import { noticeOf, noticeStream } from "./notice-stream.ts";
import { repliesOf } from "./notices.ts";
import { publishTime } from "./published-times.ts";
import { receiveComplaint } from "./receive-complaint.ts";

const notFound = refuse(refusal("not-found", accessRule));
const listSql = "select id, version, state from case_complaint where owner = $1 order by closed, id limit 200";

export const complaintsBound = (services: Services, desk: CaseDesk): readonly Bound[] => {
  const { store } = services;
  const { content, today } = desk;

  const send = async <R extends Route>(
    call: Call<R>,
    id: string,
    command: ComplaintCommand,
    expected: number | undefined,
  ) => {
    const scope = scopeOf(call);
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query("select id from case_complaint where owner = $1 and id = $2", [scope.owner, id]),
    );
    if (rows.length === 0) return notFound;
    return store.execute({
      kind: complaintStream,
      stream: id,
      scope,
      ...call.command,
      command,
      expected: expected ?? null,
      facts: async (tx, state) => {
        const about = command.type === "ValidateComplaint" ? command.case : (state.validated?.case ?? null);
        const read = about === null ? null : await readPartFacts(tx, scope.owner, about, content);
        return {
          facts: {
            actor: { name: call.viewer.name },
            number: "",
            recent: 0,
            fromThere: 0,
            subject: read?.facts ?? null,
          },
          reads: read?.reads ?? [],
        };
      },
      answer: changedAnswer(id),
      also: async (tx, { state, events }, stamp) => {
        const sent = events.find(({ type }) => type === "ComplaintSentToClient");
        // A complaint that no case is named for has nobody here to hear of it.
        if (sent?.type === "ComplaintSentToClient" && state.received !== null && state.validated !== null) {
          const { number, on } = state.received;
          const { case: about } = state.validated;
          const due = clockFor(content.packs, "complaint", on).decideBy;
          if (about !== null)
            await appendMany(
              tx,
              noticeStream,
              [
                {
                  stream: noticeOf(id),
                  events: [
                    { type: "ComplaintReferred", data: { complaint: id, number, case: about, due, ...sent.data } },
                  ],
                },
              ],
              stamp,
            );
        }
        if (events.some(({ type }) => type === "ComplaintDecided" || type === "ComplaintHandlerAssigned"))
          await publishTime(services, tx, { owner: scope.owner, stream: id, kind: "complaint" });
      },
    });
  };

  return [
    bind(routes.complaints.receive, (call) =>
      receiveComplaint(services, desk, call.params.organisation, call.body, call.address),
    ),
    bind(routes.complaints.list, async (call) => {
      const scope = scopeOf(call);
      return store.transaction(scope, async (tx) => {
        const { rows } = await tx.query<ComplaintRow>(listSql, [scope.owner]);
        const replies = await repliesOf(tx, scope.owner);
        const items = [];
        for (const row of rows) {
          const { validated, closed, received } = row.state;
          const about = validated?.case ?? null;
          const isOpen = closed === null && validated?.isValid === true;
          const read = isOpen && about !== null ? await readPartFacts(tx, scope.owner, about, content) : null;
          const people = isOpen ? await candidatesOf(tx, scope.owner, read?.facts ?? null, today(), call.language) : [];
          items.push(
            complaintViewOf(row, clockFor(content.packs, "complaint", received?.on ?? today()), today(), {
              candidates: people,
              reply: replies.get(row.id) ?? null,
            }),
          );
        }
        return ok({ today: today(), items });
      });
    }),
    bind(routes.complaints.acknowledge, (call) =>
      send(call, call.params.complaint, { type: "AcknowledgeComplaint" }, call.body.version),
    ),
    bind(routes.complaints.validate, (call) => {
      const { version: expected, ...said } = call.body;
      return send(call, call.params.complaint, { type: "ValidateComplaint", ...said }, expected);
    }),
    bind(routes.complaints.assign, async (call) => {
      const scope = scopeOf(call);
      const people = await store.transaction(scope, (tx) => candidatesOf(tx, scope.owner, null, today(), "zh"));
      const chosen = people.find(({ person }) => person === call.body.person);
      if (chosen === undefined) return notFound;
      const { person, name } = chosen;
      return send(call, call.params.complaint, { type: "AssignComplaintHandler", person, name }, call.body.version);
    }),
    bind(routes.complaints.send, (call) =>
      send(call, call.params.complaint, { type: "SendComplaintToClient", text: call.body.text }, call.body.version),
    ),
    bind(routes.complaints.decide, (call) => {
      const { version: expected, ...decision } = call.body;
      return send(call, call.params.complaint, { type: "DecideComplaint", ...decision }, expected);
    }),
    bind(routes.complaints.tell, (call) =>
      send(call, call.params.complaint, { type: "TellComplainant", how: call.body.how }, call.body.version),
    ),
    bind(routes.complaints.close, (call) =>
      send(call, call.params.complaint, { type: "CloseComplaint", publicity: call.body.publicity }, call.body.version),
    ),
  ];
};
