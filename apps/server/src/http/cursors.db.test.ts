import { allRoutes, type Route, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { operatorId } from "../identity/operator.ts";
import { commandOrganisation } from "../parties/index.ts";
import { engineKinds } from "../testing/engines.ts";
import { askersOf, sharedCase } from "../testing/strangers.ts";
import { demoBody, demoCompany, openTestServer, type TestServer } from "../testing/test-server.ts";

// What binds a cursor to its filter is no secret, so anybody can make one that is bound and holds what they like. Here the
// query's `cursor` is that content: it is bound to whatever filter the list has, and read by the list as it stands.
vi.mock("./lists.ts", async (original) => {
  const lists = await original<typeof import("./lists.ts")>();
  const readCursor: typeof lists.readCursor = (cursor, filter, isKey) =>
    lists.readCursor(cursor === undefined ? undefined : lists.cursorAfter(cursor, filter), filter, isKey);
  return { ...lists, readCursor };
});

const id = "01900000-0000-7000-8000-0000000000ff";
/** No list has such a key. */
const noKey = [
  "",
  "x",
  "%",
  "%00",
  "' or 1=1 --",
  ",",
  `%,${id}`,
  `%00,${id}`,
  `2026-01-01,not-an-id`,
  `2026-01-01T00:00:00Z,${id},more`,
  "2not-an-id",
  "7:99999999:x",
  Buffer.from("\u0000").toString("base64url"),
  `${Buffer.from("not a number").toString("base64url")},${Buffer.from("not an id").toString("base64url")}`,
  "\u0000",
];
/** Of the right shape for one list or another, with what no row ever had. */
const oddKey = [id, `0${id}`, `9999999999999,${id}`, `2026-99-99,${id}`, `99,${id}`, `1:2:x`];
// Looked for in memory among texts of any shape: whatever the key is, there is a list after it.
const takesAnyText = new Set(["requirements.documents"]);

const choices: Readonly<Record<string, readonly string[]>> = {
  sort: ["entered", "title", "state", "due", "severity"],
  by: ["before", "after"],
};
const shapeOf = ({ query }: Route): object => (query instanceof z.ZodObject ? query.shape : {});
const hasCursor = (route: Route): boolean => "cursor" in shapeOf(route);
const listRoutes = allRoutes.filter(hasCursor);

// Some lists are a regulator's alone.
const regulator = "01900000-0000-7000-8000-00000000f002";
const regulatorOf = async (test: TestServer): Promise<Readonly<Record<string, string>>> => {
  const person = "01900000-0000-7000-8000-00000000f0a2";
  const credentials = { email: "regulator@touchstone.example", password: "who-watches-the-bodies" };
  const { store, identity } = test.server.services;
  const command = (key: string, what: Parameters<typeof commandOrganisation>[1]["command"]) =>
    commandOrganisation(store, { id: regulator, actor: operatorId, key, command: what });
  await command("regulator-1", {
    type: "RegisterOrganisation",
    registration: { kind: "regulator", name: { zh: "监管局", en: "Regulator" }, region: "330100" },
  });
  await command("regulator-2", { type: "GrantMembership", person, roles: ["administrator", "manager"] });
  await identity.createAccount({ person, name: "监管员", ...credentials });
  const signedIn = await test.send(routes.parties.signIn.path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credentials),
  });
  return {
    cookie: signedIn.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  };
};

/** One query for each order that the list knows; its key has another shape in each. */
const queriesOf = (route: Route): readonly Readonly<Record<string, string>>[] => {
  const base = "words" in shapeOf(route) ? { words: "电梯" } : {};
  const orders = Object.entries(choices).flatMap(([name, values]) =>
    name in shapeOf(route) ? values.map((value) => ({ ...base, [name]: value })) : [],
  );
  return [base, ...orders].filter((query) => route.query.safeParse(query).success);
};

const pathsOf = (route: Route): readonly string[] =>
  [demoCompany, demoBody, regulator].map((organisation) =>
    route.path.replace("{organisation}", organisation).replace("{case}", sharedCase).replace("{kind}", "aim"),
  );

describe.each(engineKinds)("a cursor that somebody made, at every list of the contract, on %s", (kind) => {
  let test: TestServer;
  let cookies: readonly Readonly<Record<string, string>>[];
  beforeAll(async () => {
    test = await openTestServer(kind);
    cookies = [...(await askersOf(test)).map(({ headers }) => headers), await regulatorOf(test)];
  });
  afterAll(() => test.close());

  /** Whoever may read this list. */
  const readerOf = async (route: Route) => {
    for (const path of pathsOf(route))
      for (const headers of cookies) {
        const query = new URLSearchParams(queriesOf(route)[0]);
        if ((await test.send(`${path}?${query.toString()}`, { headers })).status === 200) return { path, headers };
      }
    return null;
  };

  it("there are lists", () => {
    expect(listRoutes.length).toBeGreaterThan(20);
  });

  it.each(listRoutes.map((route) => [route.id, route] as const))("%s", async (_, route) => {
    const reader = await readerOf(route);
    if (reader === null) throw new Error("nobody may read this list, so nothing was tried");
    const wrong: string[] = [];
    for (const query of queriesOf(route))
      for (const cursor of [...noKey, ...oddKey]) {
        const asked = new URLSearchParams({ ...query, cursor });
        const { status } = await test.send(`${reader.path}?${asked.toString()}`, { headers: reader.headers });
        const mayAnswer = oddKey.includes(cursor) || takesAnyText.has(route.id);
        const isFine = (status >= 400 && status < 500) || (mayAnswer && status === 200);
        if (!isFine) wrong.push(`${JSON.stringify({ ...query, cursor })}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });
});
