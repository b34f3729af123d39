import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, symlinkSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testWorld } from "../../testing/test-world.ts";
import { openUploads } from "./uploads.ts";
import { pour } from "./write-piece.ts";

const owner = "01900000-0000-7000-8000-00000000c001";
const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const open = () => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-uploads-"));
  const { world, moveTo } = testWorld();
  return { data, moveTo, uploads: openUploads(data, world, 7) };
};

/** The bytes in small pieces, and a fault after them where the connection breaks. */
const sender = (bytes: Uint8Array, breaks: boolean): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at < bytes.length) {
        controller.enqueue(bytes.subarray(at, at + 7));
        at += 7;
      } else if (breaks) controller.error(new Error("cut"));
      else controller.close();
    },
  });
};

const begun = async ({ uploads }: ReturnType<typeof open>, bytes: Uint8Array) => {
  const answer = await uploads.begin(owner, { name: "a.txt", bytes: bytes.length, digest: sha(bytes) });
  if (!answer.ok) throw new Error("not begun");
  return answer.value.id;
};

/** One thing that a sender may do: the length of a piece, whether it breaks off, and by how much its offset is wrong. */
const act = fc.record({
  length: fc.integer({ min: 0, max: 60 }),
  breaks: fc.boolean(),
  off: fc.constantFrom(0, 0, 0, 1, -3),
});

describe("resumable uploads", () => {
  it("any split, any break and any wrong offset gives the same bytes, or a refusal that says where to go on", async () => {
    const given = open();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.array(act, { maxLength: 12 }),
        async (bytes, acts) => {
          const id = await begun(given, bytes);
          let at = 0;
          for (const { length, breaks, off } of acts) {
            const piece = bytes.subarray(at, at + length);
            const sent = await given.uploads.piece(owner, id, Math.max(0, at + off), sender(piece, breaks));
            const wrong = Math.max(0, at + off) !== at;
            if (wrong)
              expect(sent.ok ? "taken" : sent.refusals[0]).toMatchObject({
                code: "upload-offset",
                facts: { expected: at },
              });
            else if (breaks) expect(sent.ok ? "taken" : sent.refusals[0].code).toBe("upload-broken-off");
            else expect(sent).toEqual({ ok: true, value: { offset: at + piece.length } });
            const found = await given.uploads.find(owner, id);
            const now = found.ok ? found.value.offset : -1;
            // Of a piece that broke off, whatever had arrived counts, and nothing else.
            expect(now).toBeGreaterThanOrEqual(at);
            expect(now).toBeLessThanOrEqual(wrong ? at : at + piece.length);
            at = now;
          }
          if (at < bytes.length) {
            expect(await given.uploads.whole(owner, id)).toMatchObject({
              ok: false,
              refusals: [{ code: "upload-incomplete" }],
            });
            await given.uploads.piece(owner, id, at, sender(bytes.subarray(at), false));
          }
          const whole = await given.uploads.whole(owner, id);
          expect(whole.ok && whole.value.digest).toBe(sha(bytes));
          await given.uploads.drop(owner, id);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("other bytes than declared are found out by the digest and dropped", async () => {
    const given = open();
    const id = await begun(given, new Uint8Array([1, 2, 3]));
    await given.uploads.piece(owner, id, 0, sender(new Uint8Array([1, 2, 4]), false));
    expect(await given.uploads.whole(owner, id)).toMatchObject({ refusals: [{ code: "upload-digest-differs" }] });
    expect(await given.uploads.find(owner, id)).toMatchObject({ refusals: [{ code: "upload-unknown" }] });
  });

  it("takes no byte more than was declared", async () => {
    const given = open();
    const id = await begun(given, new Uint8Array(10));
    const sent = await given.uploads.piece(owner, id, 0, sender(new Uint8Array(5000), false));
    expect(sent).toMatchObject({ refusals: [{ code: "upload-too-long" }] });
    expect(await given.uploads.whole(owner, id)).toMatchObject({ ok: true });
  });

  it("of two pieces at once one is refused", async () => {
    const given = open();
    const bytes = new Uint8Array(100).fill(7);
    const id = await begun(given, bytes);
    const both = await Promise.all([0, 0].map((at) => given.uploads.piece(owner, id, at, sender(bytes, false))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await given.uploads.whole(owner, id)).toMatchObject({ ok: true });
  });

  it("expires, and leaves nothing behind", async () => {
    const given = open();
    const id = await begun(given, new Uint8Array(10));
    given.moveTo("2026-11-30T03:59:00Z");
    expect(await given.uploads.find(owner, id)).toMatchObject({ ok: true });
    given.moveTo("2026-11-30T04:00:00Z");
    expect(await given.uploads.declared(owner)).toBe(0);
    expect(readdirSync(join(given.data, "blobs", owner))).toEqual([]);
  });

  it("a full disk is a refusal that says what is safe, not a fault", async () => {
    const given = open();
    const id = await begun(given, new Uint8Array(10));
    const part = join(given.data, "blobs", owner, `.upload-${id}.part`);
    unlinkSync(part);
    symlinkSync("/dev/full", part);
    const sent = await given.uploads.piece(owner, id, 0, sender(new Uint8Array(10), false));
    expect(sent).toMatchObject({ refusals: [{ code: "disk-full", facts: { offset: 0 } }] });
  });

  it("a disk that takes one byte at a time gets them all, and one that takes none is full", async () => {
    const disk: number[] = [];
    const slow = async (bytes: Uint8Array, at: number) => {
      disk[at] = bytes[0] ?? 0;
      return 1;
    };
    const bytes = Uint8Array.from({ length: 50 }, (_, at) => at);
    expect(await pour(sender(bytes, false), slow, { from: 0, most: 50 })).toEqual({ offset: 50, why: "whole" });
    expect(disk).toEqual([...bytes]);
    const stuck = async () => 0;
    expect(await pour(sender(bytes, false), stuck, { from: 0, most: 50 })).toEqual({ offset: 0, why: "disk-full" });
  });
});
