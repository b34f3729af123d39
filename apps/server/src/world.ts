import { randomBytes } from "node:crypto";
import type { World } from "./store/index.ts";

/** UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits, so that ids sort by their making. */
export const uuidv7 = (milliseconds: number): string => {
  const bytes = randomBytes(16);
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
