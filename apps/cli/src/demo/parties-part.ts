import { routes } from "@touchstone/contract";
import type { DemoStory } from "@touchstone/server";
import type { Cast } from "./cast.ts";
import { done, expectThat, type Teller, until } from "./teller.ts";

const { parties } = routes;

/** A new client with its people, and the adviser's relation to it: what makes the run repeatable. */
export const playParties = async (
  { step }: Teller,
  cast: Cast,
  story: DemoStory,
  today: Temporal.PlainDate,
): Promise<string> => {
  const client = await step("register the company", async () => {
    const { name, region } = story.client;
    const body = { kind: "company" as const, name, region };
    const { id } = done(await cast.manager.client.call(parties.registerOrganisation, { body }));
    await until("the company's manager enters", async () => {
      const seen = await cast.manager.client.call(parties.organisation, { params: { organisation: id } });
      return seen.ok ? seen.value : null;
    });
    return id;
  });
  const params = { organisation: client };
  await step("make the evaluator competent for the area", async () => {
    const { evaluator } = cast;
    done(
      await cast.manager.client.call(parties.grantMembership, {
        params,
        body: { person: evaluator.id, roles: ["evaluator"] },
      }),
    );
    done(
      await cast.manager.client.call(parties.enterPerson, {
        params,
        body: { person: evaluator.id, name: evaluator.name },
      }),
    );
    done(
      await cast.manager.client.call(parties.recordQualification, {
        params: { ...params, person: evaluator.id },
        body: {
          area: story.register.area,
          function: "compliance-evaluation",
          from: today.subtract({ years: 1 }).toString(),
          until: null,
          evidence: story.register.evaluatorEvidence,
        },
      }),
    );
  });
  await step("declare the adviser's relation; it weighs today and no longer tomorrow", async () => {
    const adviser = { organisation: cast.body, person: cast.adviser.id };
    done(
      await cast.planner.client.call(parties.declareRelation, {
        params: adviser,
        body: { kind: "consultancy", to: { id: client, name: story.client.name.zh }, ...story.advised },
      }),
    );
    const answer = done(await cast.planner.client.call(parties.independence, { params: adviser, query: { client } }));
    expectThat(!answer.independent, "the adviser counts as independent");
    expectThat(answer.passesFrom === today.add({ days: 1 }).toString(), `free from ${answer.passesFrom}`);
  });
  return client;
};
