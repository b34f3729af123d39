import { describe, expect, test } from "vitest";
import { people, play, type Step, story } from "../../test/ohsms-story.ts";
import type { CaseFacts } from "./case-facts.ts";

const both = (text: string) => ({ zh: text, en: text });
const body = { id: "body", name: both("衡测认证") };
const client = { id: "client", name: both("澄湖物业") };
const apply = (type: "OpenCase" | "ApplyForCase", applicant = client): Step => ({
  name: "apply",
  actor: "manager",
  command: () => ({ type, body, client: applicant, region: "330100", occasion: "initial" }),
});
const codes = (step: Step, change: Partial<CaseFacts> = {}): readonly string[] =>
  play([step], { change }).refused.flatMap((each) => each.codes);
const application = (isOffered: boolean, number: string | null) => ({
  application: { isOffered, running: number === null ? null : { id: "case", number } },
});

describe("a client opens the case by itself (CASE-8)", () => {
  test("and the story goes on as if the body had opened it", () => {
    const { state, refused } = play([apply("ApplyForCase"), ...story.slice(1)]);
    expect(refused).toEqual([]);
    expect(state.opened).toMatchObject({ client, body, by: people.manager.id });
    expect(state.attested).not.toBeNull();
  });

  test.for<[string, Step, Partial<CaseFacts>, readonly string[]]>([
    ["the body takes no applications", apply("ApplyForCase"), application(false, null), ["scheme-not-offered"]],
    ["one is under way", apply("ApplyForCase"), application(true, "OH-2026-0007"), ["application-already-open"]],
    ["a body with itself", apply("ApplyForCase", body), {}, ["body-applies-to-itself"]],
    [
      "all reasons at once",
      apply("ApplyForCase", body),
      application(false, "OH-2026-0007"),
      ["scheme-not-offered", "application-already-open", "body-applies-to-itself"],
    ],
  ])("not where %s", ([, step, change, wanted]) => {
    expect(codes(step, change)).toEqual(wanted);
  });

  test("the body's own opening asks none of it", () => {
    expect(codes(apply("OpenCase"), application(false, "OH-2026-0007"))).toEqual([]);
  });
});
