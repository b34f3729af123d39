import { routes } from "@touchstone/contract";
import type { DemoStory } from "@touchstone/server";
import { playDetermination } from "./audit-part.ts";
import { type CaseDesk, caseDesk } from "./case-desk.ts";
import type { Cast } from "./cast.ts";
import { done, expectThat, refusedWith, type Teller, until } from "./teller.ts";

const { cases } = routes;

const playSelection = async ({ step }: Teller, cast: Cast, desk: CaseDesk, story: DemoStory, tomorrow: string) => {
  const { manager, planner, leader, auditor, adviser } = cast;
  await step("application: refused before three months of operation, then filed", async () => {
    const early = { ...desk.values("application"), operatingSince: desk.values("application")["plannedAudit"] ?? null };
    const { passesFrom } = refusedWith(
      "operation-too-short",
      await desk.tryToFile(manager, "application", null, early),
    );
    expectThat(passesFrom !== null, "the refusal names no day");
    await desk.file(manager, "application", [[manager, "applicant"]]);
  });
  await step("application review", () => desk.file(planner, "application-review", [[planner, "reviewer"]]));
  await step("contract, signed by both sides", () =>
    desk.file(planner, "contract", [
      [planner, "body"],
      [manager, "client"],
    ]),
  );
  await step("programme with audit time from its rule pack; too few days are refused", async () => {
    const short = { ...desk.values("programme"), days: 5 };
    refusedWith("figure-too-low", await desk.tryToFile(planner, "programme", null, short));
    await desk.file(planner, "programme", [[planner, "planner"]]);
  });
  await step("team: the adviser is refused until tomorrow", async () => {
    const team = [{ person: { id: adviser.id, name: adviser.name }, duty: "leader" }];
    const answer = await desk.tryToFile(planner, "team-order", null, { team });
    expectThat(refusedWith("person-not-independent", answer).passesFrom === tomorrow, "not until tomorrow");
    await desk.file(planner, "team-order", [[planner, "planner"]]);
  });
  await step("the client objects to a member, the body answers", async () => {
    const { params } = desk;
    const body = { person: auditor.id, reason: story.objection.reason };
    done(await manager.client.call(cases.object, { params, body }));
    const objection = (await desk.show(planner)).objections[0]?.id ?? "";
    done(
      await planner.client.call(cases.answerObjection, {
        params: { ...params, objection },
        body: { outcome: "dismissed", answer: story.objection.answer },
      }),
    );
  });
  await step("audit plan, sent with the names", () =>
    desk.file(leader, "audit-plan", [
      [leader, "leader"],
      [manager, "client"],
    ]),
  );
};

const playConclusion = async ({ step }: Teller, cast: Cast, desk: CaseDesk): Promise<string> => {
  const { leader, decider } = cast;
  await step("review and decision are outside the team", async () => {
    refusedWith("case-not-reviewed", await desk.tryToFile(decider, "decision-record"));
    refusedWith("not-your-step", await desk.tryToFile(leader, "review-record"));
    await desk.file(decider, "review-record", [[decider, "reviewer"]]);
  });
  await step("no certificate without a decision", async () => {
    const answer = await decider.client.call(cases.attest, { params: desk.params, body: {} });
    refusedWith("case-not-decided", answer);
    await desk.file(decider, "decision-record", [[decider, "decision-maker"]]);
  });
  return step(
    "attestation",
    async () => done(await decider.client.call(cases.attest, { params: desk.params, body: {} })).statement,
  );
};

/** The documented case, from application to attestation, with what must be impossible tried on the way. */
export const playCase = async (
  teller: Teller,
  cast: Cast,
  story: DemoStory,
  client: string,
  today: Temporal.PlainDate,
): Promise<string> => {
  const { planner, manager, evaluator } = cast;
  const id = await teller.step(
    "open the case; the client's manager sees it, somebody without a duty in it does not",
    async () => {
      const body = { scheme: "cn-ohsms", client, region: story.client.region };
      const opened = done(await planner.client.call(cases.open, { params: { organisation: cast.body }, body }));
      const params = { case: opened.id };
      await until("the client enters the case", async () => {
        const seen = await manager.client.call(cases.show, { params });
        return seen.ok ? seen.value : null;
      });
      refusedWith("not-found", await evaluator.client.call(cases.show, { params }));
      return opened.id;
    },
  );
  const desk = caseDesk(id, story);
  await playSelection(teller, cast, desk, story, today.add({ days: 1 }).toString());
  await playDetermination(teller, cast, desk, story, today);
  return playConclusion(teller, cast, desk);
};
