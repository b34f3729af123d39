import { type CasePlay, type CaseStage, playCaseOver, routes } from "@touchstone/contract";
import type { Seat } from "@touchstone/kernel";
import { demoAccounts } from "../../demo/accounts.ts";
import { demoBody, demoCompany, type TestServer, value } from "../../testing/test-server.ts";

const accountOf: Readonly<Record<Seat, string>> = {
  applicant: "manager",
  planner: "planner",
  leader: "leader",
  member: "auditor",
  reviewer: "decider",
  "decision-maker": "decider",
};

const player = (seat: Seat) => {
  const found = demoAccounts.find(({ view }) => view.account === accountOf[seat]);
  if (found === undefined) throw new Error(`nobody plays ${seat}`);
  return { id: found.person, name: found.view.name };
};

export const demoCast = {
  applicant: player("applicant"),
  planner: player("planner"),
  leader: player("leader"),
  member: player("member"),
  reviewer: player("reviewer"),
  "decision-maker": player("decision-maker"),
};

const todayOn = ({ server }: TestServer): string => {
  const { world } = server.services.store;
  return world.now().toZonedDateTimeISO(world.zone).toPlainDate().toString();
};

type Opening = { readonly scheme: string; readonly occasion?: string; readonly statement?: string | null };

/** A case of any scheme between the demo's body and company. */
export const openDemoCase = async (test: TestServer, opening: Opening): Promise<string> => {
  const planner = await test.as("planner");
  const params = { organisation: demoBody };
  const body = { client: demoCompany, region: "330100", ...opening };
  return value(await planner.call(routes.cases.open, { params, body })).id;
};

/** Plays on from wherever a case is, by the demo's accounts, until nothing is left or where it is told to stop. */
export const playByHttp = (
  test: TestServer,
  id: string,
  change: Partial<Pick<CaseStage, "stopsBefore"> & Pick<CaseStage["direction"], "wanted" | "scenes" | "values">> = {},
): Promise<CasePlay> => {
  const { wanted = ["accept", "grant"], scenes = ["lift"], values, ...rest } = change;
  return playCaseOver({
    id,
    today: todayOn(test),
    client: (seat) => test.as(accountOf[seat]),
    direction: {
      cast: demoCast,
      wanted,
      scenes,
      statement: { id, number: "" },
      ...(values === undefined ? {} : { values }),
    },
    ...rest,
  });
};
