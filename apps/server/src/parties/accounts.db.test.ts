import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";

describe.each(engineKinds)("accounts on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const account = { person: null, name: "新人", email: "new@touchstone.example", password: "a long enough word" };

  it("are opened by the operator alone, and once", async () => {
    const open = routes.parties.openAccount;
    const manager = await test.as("manager");
    expect(codes(await manager.call(open, { body: account }))).toEqual(["not-found"]);
    value(await test.operator.call(open, { body: account }));
    expect(codes(await test.operator.call(open, { body: account }))).toEqual(["account-exists"]);
  });

  it("let their owner in by the right password only, and the door shuts after repeated failures", async () => {
    const signIn = (password: string) =>
      test.anonymous.call(routes.parties.signIn, { body: { email: account.email, password } });
    expect(codes(await signIn("a wrong password"))).toEqual(["sign-in-failed"]);
    expect((await signIn(account.password)).ok).toBe(true);
    for (let n = 0; n < 8; n += 1) await signIn("a wrong password");
    expect(codes(await signIn(account.password))).toEqual(["sign-in-failed"]);
    test.moveTo("2026-11-23T04:16:00Z");
    expect((await signIn(account.password)).ok).toBe(true);
  });
});
