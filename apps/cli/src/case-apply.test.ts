import { afterAll, beforeAll, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const company = "01900000-0000-7000-8000-00000000c001";
const body = "01900000-0000-7000-8000-00000000b001";

const { answer, refused, remove } = programHere();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

it("a client finds a body, applies, and sees its application as the next step", async () => {
  const as = (account: string, ...given: readonly string[]) => [...given, "--server", server.origin, "--as", account];
  const apply = ["case", "apply", "--organisation", company, "--body", body];
  expect(await answer(...as("manager", "party", "bodies", "--scheme", "cn-ohsms"))).toMatchObject({
    items: [{ id: body, schemes: expect.arrayContaining(["cn-ohsms"]) }],
    more: false,
  });
  await refused("not-found", ...as("planner", ...apply));
  const applied = await answer(...as("manager", ...apply));
  expect(applied).toEqual({ id: expect.any(String), version: 1, number: expect.stringMatching(/^OH-\d{4}-0001$/) });
  const { steps } = await answer(...as("manager", "case", "show", applied.id));
  expect(steps[0]).toMatchObject({ act: "file-record", on: { kind: "application" }, mine: true, waitsFor: [] });
  const again = await refused("application-already-open", ...as("manager", ...apply));
  expect(again.facts.number).toBe(applied.number);
  await answer(...as("planner", "party", "offer", "--organisation", body));
  expect(await answer(...as("manager", "party", "bodies"))).toEqual({ items: [], more: false });
  await refused("scheme-not-offered", ...as("manager", ...apply));
});
