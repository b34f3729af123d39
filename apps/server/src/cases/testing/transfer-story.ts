import { type Bytes, type Client, client, routes } from "@touchstone/contract";
import { askersOf } from "../../testing/strangers.ts";
import { demoBody, demoCompany, type TestServer, value } from "../../testing/test-server.ts";
import {
  type Act,
  fileAct,
  openCaseFor,
  type Play,
  person,
  playActs,
  signAct,
  storyActs,
  valuesOn,
} from "./case-story.ts";

/** A statement of the demo body from application to log, and its dossier. */
export const dossierOf = async (test: TestServer): Promise<{ readonly statement: string; readonly bytes: Bytes }> => {
  const play = await openCaseFor(test);
  // The client proves what it answered to the major: the dossier carries it.
  const answered = storyActs.findIndex(({ name }) => name === "answer 0 correction") + 1;
  await playActs(play, storyActs.slice(0, answered));
  const finding = (await play.view()).findings[0];
  value(
    await (await test.as("manager")).call(routes.findingFiles.attach, {
      params: { case: play.id, finding: finding?.id ?? "" },
      query: { part: "correction", name: "维保记录.pdf", on: finding?.on ?? "" },
      bytes: new TextEncoder().encode("%PDF-1.7 十月"),
    }),
  );
  await playActs(play, storyActs.slice(answered));
  await test.server.services.store.jobs.drain();
  const statement = (await play.view()).statement?.id ?? "";
  return { statement, bytes: await exported(test, statement) };
};

export const exported = async (test: TestServer, statement: string): Promise<Bytes> =>
  value(
    await (await test.as("planner")).download(routes.cases.dossierExport, {
      params: { organisation: demoBody, statement },
    }),
  );

export const openTransfer = async (test: TestServer): Promise<Play> => {
  const planner = await test.as("planner");
  const { id } = value(
    await planner.call(routes.cases.open, {
      params: { organisation: demoBody },
      body: { scheme: "cn-ohsms", client: demoCompany, region: "330100", occasion: "transfer" },
    }),
  );
  return { test, id, view: async () => value(await planner.call(routes.cases.show, { params: { case: id } })) };
};

const today = ({ server }: TestServer): string => {
  const { world } = server.services.store;
  return world.now().toZonedDateTimeISO(world.zone).toPlainDate().toString();
};

/** Files the pre-transfer review from what the dossier in the case answers, as its page does. */
const reviewAct: Act = {
  name: "file transfer-review",
  run: async ({ test, id }) => {
    const leader = await test.as("leader");
    const { items } = value(await leader.call(routes.cases.dossiers, { params: { case: id } }));
    return leader.call(routes.cases.fileRecord, {
      params: { case: id },
      body: {
        kind: "transfer-review",
        about: null,
        values: {
          ...items[0]?.prefill,
          reasons: "客户希望三个体系由一家机构审核",
          majorsClosed: true,
          complaints: "原机构答复没有未了的投诉",
          accredited: true,
        },
      },
    });
  },
};

/** The transfer case from application to statement. */
export const transferActs: readonly Act[] = [
  fileAct("manager", "application"),
  signAct("manager", "application", "applicant"),
  fileAct("planner", "application-review"),
  signAct("planner", "application-review", "reviewer"),
  fileAct("planner", "contract"),
  signAct("planner", "contract", "body"),
  signAct("manager", "contract", "client"),
  {
    name: "file programme",
    run: async ({ test, id }) => {
      const { programme } = valuesOn(today(test));
      const visits = programme.visits.filter(({ audit }) => audit !== "initial");
      return (await test.as("planner")).call(routes.cases.fileRecord, {
        params: { case: id },
        body: { kind: "programme", about: null, values: { ...programme, visits } },
      });
    },
  },
  signAct("planner", "programme", "planner"),
  fileAct("planner", "team-order", { team: [{ person: { id: person.leader, name: "沈岚" }, duty: "leader" }] }),
  signAct("planner", "team-order", "planner"),
  reviewAct,
  {
    name: "sign transfer-review",
    run: async ({ test, id, view }) => {
      const record = (await view()).records.findLast(({ kind }) => kind === "transfer-review");
      return (await test.as("leader")).call(routes.cases.sign, {
        params: { case: id, record: record?.id ?? id },
        body: { signature: "leader" },
      });
    },
  },
  fileAct("decider", "review-record"),
  signAct("decider", "review-record", "reviewer"),
  fileAct("decider", "decision-record"),
  signAct("decider", "decision-record", "decision-maker"),
  {
    name: "attest",
    run: async ({ test, id }) =>
      (await test.as("decider")).call(routes.cases.attest, { params: { case: id }, body: {} }),
  },
];

/** The client of somebody who holds every role in another body of the same server. */
export const anotherBody = async (test: TestServer): Promise<Client> => {
  const stranger = (await askersOf(test)).find(({ name }) => name === "stranger");
  return client({
    newKey: test.server.services.store.world.newId,
    transport: async ({ method, path, headers, body }) => {
      const response = await test.send(path, {
        method,
        headers: { ...headers, ...stranger?.headers },
        ...(body === null ? {} : { body }),
      });
      return {
        status: response.status,
        text: () => response.text(),
        bytes: async () => new Uint8Array(await response.arrayBuffer()),
      };
    },
  });
};
