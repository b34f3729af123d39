import { expect, it } from "vitest";
import { openArrivals } from "./arrivals.ts";

const at = (time: string) => Temporal.Instant.from(`2026-11-26T${time}Z`);

it("counts per body and address within the hour, and forgets with the day", () => {
  let salts = 0;
  const arrived = openArrivals(() => new Uint8Array(32).fill((salts += 1)));
  expect([1, 2, 3].map(() => arrived("b", "1.2.3.4", at("10:00:00")))).toEqual([0, 1, 2]);
  expect(arrived("b", "1.2.3.5", at("10:00:00"))).toBe(0);
  expect(arrived("c", "1.2.3.4", at("10:00:00"))).toBe(0);
  expect(arrived("b", "1.2.3.4", at("10:59:59"))).toBe(3);
  expect(arrived("b", "1.2.3.4", at("11:00:00"))).toBe(0);
  const before = salts;
  expect(arrived("b", "1.2.3.4", at("11:00:00").add({ hours: 24 }))).toBe(0);
  expect(salts).toBe(before + 1);
});
