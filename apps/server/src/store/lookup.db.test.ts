import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { demoBody, openTestServer, type TestServer } from "../testing/test-server.ts";

describe.each(engineKinds)("a lookup on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const owned = {
    name: "test_owned",
    text: "select id, owner::text as owner from party_organisation where owner::text = any($1::text[])",
    key: "owner",
  };
  const role = {
    name: "test_role",
    text: "select current_user::text as name, word from unnest($1::text[]) word where 1 / length(word) is not null",
    key: "word",
  };

  it("sees nothing of an owned table, where a transaction in its scope does", async () => {
    const { store } = test.server.services;
    const { rows } = await store.transaction({ owner: demoBody, caseId: null }, (tx) =>
      tx.query(owned.text, [[demoBody]]),
    );
    expect(rows).toHaveLength(1);
    expect(await store.lookup(owned, demoBody)).toEqual([]);
  });

  it("runs as the role that owns nothing, again and again, beside transactions", async () => {
    const { store } = test.server.services;
    const asked = Array.from({ length: 20 }, () => [
      store.lookup(role, "it's"),
      store.transaction("public", (tx) => tx.query("select 1")).then(() => [{ name: "touchstone_app" }]),
    ]);
    const answers = await Promise.all(asked.flat());
    expect(new Set(answers.map(([row]) => row?.["name"]))).toEqual(new Set(["touchstone_app"]));
  });

  it("gives each reader the rows of its own key, however many ask at once", async () => {
    const { store } = test.server.services;
    const keys = Array.from({ length: 200 }, (_, n) => `key ${n % 150}`);
    const answers = await Promise.all(keys.map((key) => store.lookup(role, key)));
    expect(answers.map((rows) => rows.map((row) => row["word"]))).toEqual(keys.map((key) => [key]));
  });

  it("tells those who asked together that their question failed, and answers the next", async () => {
    const { store } = test.server.services;
    const asked = await Promise.allSettled(["", "beside it"].map((key) => store.lookup(role, key)));
    expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await store.lookup(role, "later")).toHaveLength(1);
  });
});
