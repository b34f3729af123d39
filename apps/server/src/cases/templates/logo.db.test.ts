import { crc32, deflateSync } from "node:zlib";
import { type Bytes, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";
import { fileAct, openCaseFor, playActs, signAct } from "../testing/case-story.ts";

const chunk = (type: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const told = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(told));
  return Buffer.concat([head, told, sum]);
};

/** A grey rectangle as PNG; `body` in place of its pixels. */
const png = (width: number, height: number, body?: Uint8Array, padding = 0): Bytes => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const pixels =
    body ??
    deflateSync(Buffer.alloc((width + 1) * height, 0x20).map((byte, at) => (at % (width + 1) === 0 ? 0 : byte)));
  const chunks = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    padding === 0 ? Buffer.alloc(0) : chunk("tEXt", Buffer.alloc(padding, 0x61)),
    chunk("IDAT", pixels),
    chunk("IEND", new Uint8Array()),
  ];
  return new Uint8Array(Buffer.concat(chunks));
};

const text = (given: string): Bytes => new TextEncoder().encode(given);

describe.each(engineKinds)("the logo of a body on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  }, 180_000);
  afterAll(() => test.close());

  const upload = async (bytes: Bytes, account = "planner", organisation = demoBody) =>
    (await test.as(account)).call(routes.cases.templateLogo, { params: { organisation }, bytes });
  const preview = async (template: object, account = "planner", organisation = demoBody) =>
    (await test.as(account)).download(routes.cases.templatePreview, {
      params: { organisation, kind: "application" },
      query: { as: "svg" },
      body: { template },
    });
  const drawn = async (template: object): Promise<string> => new TextDecoder().decode(value(await preview(template)));

  it("is kept by its digest, drawn in the header in place of the house's mark, and gone when it is left out", async () => {
    const kept = value(await upload(png(96, 48)));
    expect(kept).toMatchObject({ mediaType: "image/png", width: 96, height: 48 });
    expect(await drawn({ logo: kept.digest })).toContain("<image");
    expect(await drawn({ logo: null })).not.toContain("<image");
    expect(await drawn({})).not.toContain("<image");
  });

  it("what is no sound picture is refused by its bytes, whatever it says it is", async () => {
    for (const bytes of [
      text(""),
      text("<svg/>"),
      text("GIF89a"),
      png(96, 48, text("no pixels")),
      png(96, 48).slice(0, 40),
    ])
      expect(codes(await upload(bytes))).toEqual(["template-logo-kind"]);
    // The JPEG whose segments never come to a frame.
    expect(codes(await upload(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xe0, 0, 2])))).toEqual([
      "template-logo-kind",
    ]);
    for (const bytes of [png(2_001, 500), png(20, 20), png(600, 100), png(40, 200)])
      expect(codes(await upload(bytes))).toEqual(["template-logo-size"]);
    // Says of itself to be huge, and is a hundred bytes: refused before anybody unpacks it.
    expect(codes(await upload(png(60_000, 60_000, text("x"))))).toEqual(["template-logo-size"]);
    expect(codes(await upload(png(96, 48, undefined, 256 * 1024)))).toEqual(["template-logo-too-large"]);
  });

  it("only the body's planner sends one, and no other organisation prints it", async () => {
    expect(codes(await upload(png(96, 48), "auditor"))).toEqual(["not-permitted"]);
    expect(codes(await upload(png(96, 48), "manager"))).toEqual(["not-found"]);
    const { digest } = value(await upload(png(96, 48)));
    expect(codes(await preview({ logo: digest }, "manager", demoCompany))).toEqual(["template-logo-unknown"]);
    expect(codes(await preview({ logo: "0".repeat(64) }))).toEqual(["template-logo-unknown"]);
  });

  it("prints on records filed from the day of its version, for the client too", async () => {
    const { digest } = value(await upload(png(120, 60)));
    const planner = await test.as("planner");
    const params = { organisation: demoBody, kind: "application" };
    const body = { template: { logo: digest }, effectiveFrom: "2026-11-24" };
    const before = value(await planner.call(routes.cases.templatePropose, { params, body }));
    expect(before.version).toBe(1);
    const decider = await test.as("decider");
    value(
      await decider.call(routes.cases.templateAnswer, {
        params: { ...params, version: 1 },
        body: { outcome: "approved" },
      }),
    );
    test.moveTo("2026-11-24T04:00:00Z");
    const play = await openCaseFor(test);
    await playActs(play, [fileAct("manager", "application"), signAct("manager", "application", "applicant")]);
    const record = (await play.view()).records[0]?.id ?? "";
    const pdf = async (account: string) =>
      value(await (await test.as(account)).download(routes.cases.recordPdf, { params: { case: play.id, record } }));
    expect(Buffer.from(await pdf("planner")).includes("/Subtype /Image")).toBe(true);
    expect(await pdf("manager")).toEqual(await pdf("planner"));
    const rebuilt = value(await test.operator.call(routes.operations.rebuild, { body: {} }));
    expect({ identical: rebuilt.identical, first: rebuilt.first }).toEqual({ identical: true, first: null });
  });
});
