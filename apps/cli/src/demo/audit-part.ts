import { routes } from "@touchstone/contract";
import type { DemoStory } from "@touchstone/server";
import type { CaseDesk, CaseView } from "./case-desk.ts";
import type { Cast } from "./cast.ts";
import { done, expectThat, refusedWith, StoryBroken, type Teller } from "./teller.ts";

const { cases } = routes;

type Point = CaseView["points"][number];

const playStageOne = async ({ step }: Teller, cast: Cast, desk: CaseDesk, story: DemoStory, on: string) => {
  const { manager, leader } = cast;
  const { params } = desk;
  await step("checklist from the law base: nation, province and city, never another city", async () => {
    const body = { scenes: story.scenes, region: story.client.region, on };
    done(await leader.client.call(cases.drawPoints, { params, body }));
    const { points } = await desk.show(leader);
    expectThat(points.length > 0, "no points");
    const lawful = new Set(["000000", `${story.client.region.slice(0, 2)}0000`, story.client.region]);
    expectThat(
      points.every(({ jurisdiction }) => lawful.has(jurisdiction)),
      "a point of another place",
    );
  });
  await step("stage 1, with a concern that is answered before stage 2", async () => {
    const { clause, text, answer } = story.concern;
    done(await leader.client.call(cases.raiseConcern, { params, body: { clause, text } }));
    await desk.file(leader, "stage-1-report", [[leader, "leader"]]);
    refusedWith("concern-unanswered", await desk.tryToFile(leader, "opening-meeting"));
    const concern = (await desk.show(manager)).concerns[0]?.id ?? "";
    done(await manager.client.call(cases.answerConcern, { params: { ...params, concern }, body: { answer } }));
  });
  await step("opening meeting, attendance signed by both sides", () =>
    desk.file(leader, "opening-meeting", [
      [leader, "leader"],
      [manager, "client"],
    ]),
  );
};

const judge = async (
  { auditor }: Cast,
  { params }: CaseDesk,
  { verdicts }: DemoStory,
  point: Point,
  failed: string,
) => {
  const body =
    point.id === failed
      ? { verdict: "nonconformity" as const, note: verdicts.failed }
      : point.inScope
        ? { verdict: "conformity" as const, note: verdicts.seen }
        : { verdict: "not-applicable" as const, note: verdicts.outside };
  done(await auditor.client.call(cases.judge, { params: { ...params, point: point.id }, body }));
};

const playStageTwo = async ({ step }: Teller, cast: Cast, desk: CaseDesk, story: DemoStory): Promise<string> => {
  const { auditor } = cast;
  const { params } = desk;
  const failed = await step("a verdict on every point; other standards' points carry no nonconformity", async () => {
    const { points } = await desk.show(auditor);
    const inScope = points.filter((point) => point.inScope);
    const fails = inScope.find(({ scene, kind }) => scene === "lift" && kind === "operation") ?? inScope[0];
    if (fails === undefined) throw new StoryBroken("no point in scope", null);
    const outside = points.find((point) => !point.inScope);
    if (outside !== undefined) {
      const body = { verdict: "nonconformity" as const, note: story.verdicts.failed };
      const answer = await auditor.client.call(cases.judge, { params: { ...params, point: outside.id }, body });
      refusedWith("point-outside-standards", answer);
    }
    const last = inScope.findLast(({ id }) => id !== fails.id);
    for (const point of points.filter(({ id }) => id !== last?.id)) await judge(cast, desk, story, point, fails.id);
    if (last !== undefined) {
      const { notSampled, covered } = story.verdicts;
      const body = { verdict: "not-sampled" as const, note: notSampled, coveredBy: covered };
      done(await auditor.client.call(cases.judge, { params: { ...params, point: last.id }, body }));
    }
    return fails.id;
  });
  await step("interviews; an absence needs its reason", async () => {
    const { absent, with: people, note } = story.interviews;
    for (const { id } of (await desk.show(auditor)).interviews) {
      const body = id === absent.interview ? { absence: absent.reason } : { with: people, note };
      done(await auditor.client.call(cases.interview, { params: { ...params, interview: id }, body }));
    }
  });
  return failed;
};

const playFindings = async ({ step }: Teller, cast: Cast, desk: CaseDesk, story: DemoStory, failed: string) => {
  const { manager, leader, auditor, decider } = cast;
  const { params } = desk;
  const [major, minor] = await step("one major and one minor nonconformity, reported and signed", async () => {
    for (const [grade, point] of [["major", failed] as const, ["minor", null] as const])
      done(await auditor.client.call(cases.raiseFinding, { params, body: { grade, point, ...story.findings[grade] } }));
    const found = (await desk.show(auditor)).findings;
    for (const { id } of found)
      await desk.file(
        auditor,
        "nonconformity-report",
        [
          [leader, "leader"],
          [manager, "client"],
        ],
        id,
      );
    return [
      found.find(({ grade }) => grade === "major")?.id ?? "",
      found.find(({ grade }) => grade === "minor")?.id ?? "",
    ];
  });
  await step("closing meeting and audit report", async () => {
    await desk.file(leader, "closing-meeting", [
      [leader, "leader"],
      [manager, "client"],
    ]);
    await desk.file(leader, "audit-report", [[leader, "leader"]]);
  });
  await step("correction, cause and corrective action; plans accepted, the major verified", async () => {
    for (const finding of [major, minor]) {
      for (const part of ["correction", "cause", "corrective-action"] as const)
        done(
          await manager.client.call(cases.answerFinding, {
            params: { ...params, finding: finding ?? "" },
            body: { part, text: story.answers[part] },
          }),
        );
      done(
        await leader.client.call(cases.judgePlan, {
          params: { ...params, finding: finding ?? "" },
          body: { outcome: "accepted" },
        }),
      );
    }
    refusedWith("finding-not-verified", await desk.tryToFile(decider, "review-record"));
    done(
      await leader.client.call(cases.verifyFinding, {
        params: { ...params, finding: major ?? "" },
        body: { evidence: story.verification },
      }),
    );
  });
};

/** Stage 1 and stage 2, on a checklist from the law base. */
export const playDetermination = async (
  teller: Teller,
  cast: Cast,
  desk: CaseDesk,
  story: DemoStory,
  today: Temporal.PlainDate,
): Promise<void> => {
  await playStageOne(teller, cast, desk, story, today.toString());
  const failed = await playStageTwo(teller, cast, desk, story);
  await playFindings(teller, cast, desk, story, failed);
};
