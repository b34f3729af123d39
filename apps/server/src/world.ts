import { randomFillSync } from "node:crypto";
import type { World } from "./store/index.ts";

const pool = Buffer.alloc(4096);
let used = pool.length;

/** Sixteen random bytes that nobody has had; drawn by the page, since each draw costs more than the id made of it. */
const freshBytes = (): Buffer => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return Buffer.from(pool.subarray(used - 16, used));
};

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits, so that ids sort by their making. */
export const uuidv7 = (milliseconds: number): string => {
  const bytes = freshBytes();
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

/** The real clock and real ids. No API accepts a clock; tests make their own world. */
export const realWorld = (): World => ({
  now: () => Temporal.Now.instant(),
  newId: () => uuidv7(Temporal.Now.instant().epochMilliseconds),
  zone: "Asia/Shanghai",
});
