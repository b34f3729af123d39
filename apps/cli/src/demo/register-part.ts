import { routes } from "@touchstone/contract";
import type { DemoStory } from "@touchstone/server";
import type { Cast } from "./cast.ts";
import { done, expectThat, refusedWith, type Teller, until } from "./teller.ts";

const { register, requirements } = routes;

type Clause = DemoStory["register"]["clauses"][number];

/** Words of the article where its law is in the base; our own where only the title and the dates are known. */
export const quoteOf = async (
  { anonymous }: Pick<Cast, "anonymous">,
  { family, version, article, duty }: Clause,
): Promise<string> => {
  const text = await anonymous.call(requirements.text, { params: { family, version } });
  const found = text.ok ? text.value.articles.find((each) => each.no === article)?.text : undefined;
  return found === undefined ? duty : (found.split("。")[0] ?? duty);
};

/** From the imported spreadsheet to a compliant row: plan, evidence, a failed evaluation, its correction and verification. */
export const playRegister = async (
  { step }: Teller,
  cast: Cast,
  story: DemoStory,
  organisation: string,
  today: Temporal.PlainDate,
): Promise<void> => {
  const { manager, evaluator } = cast;
  const told = story.register;
  const on = today.toString();
  await step("import the register; every line is answered", async () => {
    const report = done(
      await manager.client.call(register.import, {
        params: { organisation },
        query: { file: told.file },
        bytes: story.table,
      }),
    );
    const answers = report.risks.flatMap(({ documents }) => documents.map(({ verdict }) => verdict));
    expectThat(answers.join() === told.answers.join(), `answered ${answers.join(", ")}`);
  });
  const risk = await step("find the imported row", async () => {
    const { items } = done(await manager.client.call(register.list, { params: { organisation } }));
    const row = items.find(({ title }) => title === told.row);
    expectThat(row !== undefined, `no row ${told.row}`);
    return row?.id ?? "";
  });
  const params = { organisation, risk };
  const show = async () => done(await manager.client.call(register.show, { params }));

  await step("extract the clauses and set objective, control and monitoring", async () => {
    const { owner, lines } = await show();
    done(
      await manager.client.call(register.assign, {
        params,
        body: { owner: owner === "" ? told.control.who : owner, area: told.area },
      }),
    );
    for (const [at, clause] of told.clauses.entries()) {
      const { family, version, article } = clause;
      const line = lines[at]?.id ?? "";
      const quote = await quoteOf(cast, clause);
      done(
        await manager.client.call(register.extractClause, { params, body: { line, family, version, article, quote } }),
      );
    }
    done(await manager.client.call(register.setObjective, { params, body: told.objective }));
    const objective = (await show()).objectives[0]?.id ?? "";
    done(await manager.client.call(register.setControl, { params, body: { objective, ...told.control } }));
    done(await manager.client.call(register.setMonitoring, { params, body: { objective, ...told.monitoring } }));
  });
  await step("attach evidence", async () => {
    const objective = (await show()).objectives[0]?.id;
    done(
      await manager.client.call(register.attachEvidence, {
        params,
        query: { name: told.evidence.name, on, ...(objective === undefined ? {} : { objective }) },
        bytes: new TextEncoder().encode(told.evidence.text),
      }),
    );
  });
  await step("evaluate: only whoever is competent for the area may", async () => {
    await until("the evaluator enters", async () => {
      const seen = await evaluator.client.call(register.show, { params });
      return seen.ok ? seen.value : null;
    });
    const evidence = (await show()).evidence.map(({ id }) => id);
    const body = { outcome: "not-fulfilled" as const, finding: told.finding, evidence, on };
    refusedWith("evaluator-not-competent", await manager.client.call(register.evaluate, { params, body }));
    done(await evaluator.client.call(register.evaluate, { params, body }));
    expectThat((await show()).state === "nonconforming", "the row does not show that it fails");
  });
  await step("correct and verify; nobody verifies their own correction", async () => {
    const due = today.add({ days: 30 }).toString();
    done(await manager.client.call(register.planCorrection, { params, body: { ...told.correction, due } }));
    done(await manager.client.call(register.reportCorrection, { params, body: { what: told.done, on } }));
    const body = { outcome: "effective" as const, finding: told.verified, on };
    refusedWith("corrected-by-verifier", await manager.client.call(register.verifyCorrection, { params, body }));
    done(await evaluator.client.call(register.verifyCorrection, { params, body }));
    expectThat((await show()).state === "compliant", `the row is ${(await show()).state}`);
  });
};
