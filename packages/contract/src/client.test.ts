import { expect, it } from "vitest";
import { client, olderThanServer } from "./client.ts";
import { evidenceRoutes } from "./routes/evidence.ts";

const organisation = "01900000-0000-7000-8000-00000000c001";
const answering = (status: number, body: unknown) =>
  client({
    newKey: () => "key",
    transport: () =>
      Promise.resolve({
        status,
        text: () => Promise.resolve(JSON.stringify(body)),
        bytes: () => Promise.resolve(new Uint8Array()),
      }),
  }).call(evidenceRoutes.complete, {
    params: { organisation, upload: organisation },
    body: { takenOn: "2026-11-20" },
  });

it("an answer that this release cannot read says so in one line, with the route and the place, and no dump", async () => {
  const told = answering(200, { id: organisation, version: "later" });
  await expect(told).rejects.toThrow(`${olderThanServer} evidence.complete-upload version`);
  const refused = answering(422, { error: { code: "x" } });
  await expect(refused).rejects.toThrow(olderThanServer);
});

it("an answer that it can read is read", async () => {
  expect(await answering(200, { id: organisation, version: 3 })).toEqual({
    ok: true,
    value: { id: organisation, version: 3 },
  });
});
