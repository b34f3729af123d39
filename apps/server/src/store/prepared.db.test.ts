import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import type { Engine } from "./engine.ts";
import type { PreparedCall } from "./prepared.ts";
import { transaction } from "./transaction.ts";

const echo = {
  name: "test_echo",
  text: "select $1::text as text, $2::text[] as list, $3::bigint::text as number, $4::boolean as truth",
};
const keep = { name: "test_keep", text: "insert into command values ($1, null, $1, $2, '', '0', now())" };
const broken = { name: "test_broken", text: "select 1 / length($1)" };
const owner = "01900000-0000-7000-8000-0000000000aa";
const scope = { owner, caseId: null };

const text = fc
  .oneof(fc.string({ unit: "binary" }), fc.constantFrom("'", "\\", "\\'", "'; drop table journal; --", "$1", "{}", '"'))
  .filter((value) => !value.includes("\0"));

describe.each(engineKinds)("prepared statements on %s", (kind) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await freshEngine(kind);
  });
  afterAll(() => engine.close());

  const kept = async (): Promise<readonly string[]> =>
    (await engine.pool.query("select key from command where owner = $1 order by key", [owner])).rows.map(
      ({ key }) => key,
    );
  const keeping = (key: string): PreparedCall => ({ statement: keep, values: [owner, key] });

  it("give back every value as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(text),
        fc.array(text, { maxLength: 4 }),
        fc.maxSafeInteger(),
        fc.boolean(),
        async (word, list, number, truth) => {
          const call = { statement: echo, values: [word, list, number, truth] };
          const [answer] = await transaction(engine, "public", async (_, opened) => opened, [call]);
          expect(answer?.rows).toEqual([{ text: word, list, number: String(number), truth }]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("answer in the order they were asked, the first time as later", async () => {
    const two = [1, 2].map(
      (n): PreparedCall => ({ statement: { ...echo, name: `test_turn_${n}` }, values: [`${n}`, [], n, true] }),
    );
    for (const _ of ["first", "later"]) {
      const opened = await transaction(engine, "public", async (_tx, answers) => answers, two);
      expect(opened.map(({ rows }) => rows[0]?.text)).toEqual(["1", "2"]);
    }
  });

  it("refuse a NUL, which would end the text of the statement", async () => {
    const call = { statement: echo, values: ["a\0b", [], 0, true] };
    await expect(transaction(engine, "public", async () => {}, [call])).rejects.toThrow("NUL");
  });

  it("commit with the last of them, and nothing is asked after it", async () => {
    const late = transaction(engine, scope, async (tx) => {
      await tx.close(keeping("closed"));
      await tx.query("delete from command");
    });
    await expect(late).rejects.toThrow("has been committed");
    expect(await kept()).toEqual(["closed"]);
  });

  it("commit nothing where the last of them fails, and are there again for the next", async () => {
    const failing = transaction(engine, scope, async (tx) => {
      await tx.query("insert into command values ($1, null, $1, 'half', '', '0', now())", [owner]);
      await tx.close({ statement: broken, values: [""] });
    });
    await expect(failing).rejects.toThrow("division by zero");
    await transaction(engine, scope, (tx) => tx.close(keeping("next")));
    await expect(transaction(engine, scope, async () => {}, [{ statement: broken, values: [""] }])).rejects.toThrow(
      "division by zero",
    );
    await transaction(engine, scope, (tx) => tx.close(keeping("third")), [{ statement: broken, values: ["x"] }]);
    expect(await kept()).toEqual(["closed", "next", "third"]);
  });
});
