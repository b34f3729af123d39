import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openBlobs } from "./blobs.ts";
import { realWorld } from "./world.ts";

const owner = "01900000-0000-7000-8000-00000000c001";
const other = "01900000-0000-7000-8000-00000000b001";
const bytes = new TextEncoder().encode("检测报告");

const open = () => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-blobs-"));
  return { data, blobs: openBlobs(data, realWorld().newId) };
};

it("gives back what was put, to its owner alone", async () => {
  const { blobs } = open();
  const digest = await blobs.put(owner, bytes);
  expect(await blobs.put(owner, bytes)).toBe(digest);
  expect(await blobs.get(owner, digest)).toEqual(bytes);
  expect(await blobs.get(other, digest)).toBeNull();
});

it("a changed file is not given out", async () => {
  const { blobs, data } = open();
  const digest = await blobs.put(owner, bytes);
  writeFileSync(join(data, "blobs", owner, digest), "something else");
  await expect(blobs.get(owner, digest)).rejects.toThrow("does not match");
});

it("a name that climbs out of the folder is refused", async () => {
  const { blobs } = open();
  await expect(blobs.get(owner, "../../../etc/passwd")).rejects.toThrow("is not one");
});
