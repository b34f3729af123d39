import { createHash } from "node:crypto";
import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { openCaseFor, type Play, playActs, storyActs } from "./testing/case-story.ts";

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7 ${text}`);
const upTo = (name: string) => storyActs.findIndex((each) => each.name === name);

describe.each(engineKinds)("evidence with answers to findings on %s", (kind) => {
  let test: TestServer;
  let play: Play;
  let finding = { case: "", finding: "" };
  let today = "";
  beforeAll(async () => {
    test = await openTestServer(kind);
    play = await openCaseFor(test);
    await playActs(play, storyActs.slice(0, upTo("answer 0 correction")));
    const [major] = (await play.view()).findings;
    finding = { case: play.id, finding: major?.id ?? "" };
    today = major?.on ?? "";
  });
  afterAll(() => test.close());

  const attach = async (
    account: string,
    over: Partial<{ name: string; on: string; bytes: Uint8Array<ArrayBuffer> }> = {},
  ) => {
    const { name = "维保记录.pdf", on = today, bytes = pdf("十月") } = over;
    const client = await test.as(account);
    return client.call(routes.findingFiles.attach, {
      params: finding,
      query: { part: "correction" as const, name, on },
      bytes,
    });
  };

  it("the client attaches to what it answered; auditor and client read it by its digest, nobody else", async () => {
    expect(codes(await attach("manager"))).toEqual(["finding-part-unanswered"]);
    await playActs(play, storyActs.slice(upTo("answer 0 correction"), upTo("answer 0 correction") + 1));
    value(await attach("manager"));
    expect(codes(await attach("manager", { name: "同一份.pdf" }))).toEqual(["finding-file-there"]);
    expect(codes(await attach("leader", { bytes: pdf("组长") }))).toEqual(["not-permitted"]);
    expect(codes(await attach("evaluator", { bytes: pdf("别人") }))).toEqual(["not-found"]);

    const leader = await test.as("leader");
    const shown = value(await leader.call(routes.cases.show, { params: { case: play.id } })).findings[0];
    const [file, ...more] = shown?.files ?? [];
    expect(more).toEqual([]);
    const digest = createHash("sha256").update(pdf("十月")).digest("hex");
    expect(file).toMatchObject({ digest, part: "correction", name: "维保记录.pdf", mediaType: "application/pdf" });
    const params = { ...finding, file: file?.id ?? "" };
    const read = await leader.download(routes.findingFiles.read, { params });
    expect(read.ok ? new TextDecoder().decode(read.value) : null).toBe("%PDF-1.7 十月");
    const outsider = await test.as("evaluator");
    expect(codes(await outsider.download(routes.findingFiles.read, { params }))).toEqual(["not-found"]);
    const other = { ...params, file: finding.finding };
    expect(codes(await leader.download(routes.findingFiles.read, { params: other }))).toEqual(["not-found"]);
  });

  it("only what was collected since the finding was raised, and is what its name says", async () => {
    const before = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
    const after = Temporal.PlainDate.from(today).add({ days: 40 }).toString();
    for (const on of [before, after])
      expect(codes(await attach("manager", { on, bytes: pdf(on) }))).toEqual(["evidence-outside-finding"]);
    for (const bad of [{ name: "a.exe" }, { bytes: new TextEncoder().encode("<html>") }, { bytes: new Uint8Array() }])
      expect(codes(await attach("manager", bad))).toEqual(["evidence-kind-refused"]);
    expect(codes(await attach("manager", { name: "a\u0000.pdf" }))).toEqual(["body-invalid"]);
  });

  it("a plan that was accepted stays accepted, and after verification nothing is added", async () => {
    await playActs(play, storyActs.slice(upTo("answer 0 correction") + 1, upTo("verify major")));
    value(await attach("manager", { bytes: pdf("十一月") }));
    expect((await play.view()).findings[0]?.state).toBe("plan-accepted");
    await playActs(play, storyActs.slice(upTo("verify major"), upTo("file review-record")));
    expect((await play.view()).findings[0]?.state).toBe("verified");
    expect(codes(await attach("manager", { bytes: pdf("以后") }))).toEqual(["evidence-outside-finding"]);
  });

  it("a room holds fifty files and no more", async () => {
    const fresh = await openCaseFor(test);
    await playActs(fresh, storyActs.slice(0, upTo("answer 0 correction") + 1));
    const [major] = (await fresh.view()).findings;
    finding = { case: fresh.id, finding: major?.id ?? "" };
    for (let made = 0; made < 50; made += 1) value(await attach("manager", { bytes: pdf(String(made)) }));
    expect(codes(await attach("manager", { bytes: pdf("51") }))).toEqual(["finding-files-too-many"]);
  });
});
