import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { demoBody, openTestServer, type TestServer } from "../testing/test-server.ts";
import { peopleFacts, readParties } from "./graph.ts";
import { personStream } from "./person-stream.ts";

const scope = { owner: demoBody, caseId: null };

describe.each(engineKinds)("a decision that read other streams on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  const declare = (key: string, change: (version: number, at: number) => number) => {
    const { store } = test.server.services;
    const person = "01900000-0000-7000-8000-00000000a004";
    return store.execute({
      kind: personStream,
      stream: person,
      scope,
      actor: person,
      key,
      body: key,
      command: {
        type: "DeclareRelation",
        relation: { kind: "related", to: demoBody, toName: key, since: null, until: "2020-01-01" },
      },
      expected: null,
      facts: async (tx) => {
        const { reads } = peopleFacts(await readParties(tx, demoBody));
        expect(reads.length).toBeGreaterThan(4);
        return {
          facts: { person, elsewhere: [] },
          reads: reads.map(({ stream, version }, at) => ({ stream, version: change(version, at) })),
        };
      },
      answer: ({ version }) => ({ version }),
    });
  };

  it("stands when none of them moved", async () => {
    expect((await declare("unmoved", (version) => version)).ok).toBe(true);
  });

  it("answers a conflict when any one of them moved, the first or the last", async () => {
    for (const moved of [0, 4]) {
      const answer = await declare(`moved-${moved}`, (version, at) => (at === moved ? version - 1 : version));
      expect(answer.ok ? [] : answer.refusals.map(({ code }) => code)).toEqual(["version-conflict"]);
    }
  });
});
