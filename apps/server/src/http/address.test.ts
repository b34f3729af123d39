import { expect, it } from "vitest";
import { addressOf } from "./address.ts";

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const forwarded = new Headers({ "x-forwarded-for": "6.6.6.6, 1.2.3.4" });

it("believes a proxy on this machine about the last hop, and nobody else", () => {
  expect(addressOf(from("127.0.0.1"), forwarded)).toBe("1.2.3.4");
  expect(addressOf(from("::ffff:127.0.0.1"), forwarded)).toBe("1.2.3.4");
  expect(addressOf(from("9.9.9.9"), forwarded)).toBe("9.9.9.9");
  expect(addressOf(from("127.0.0.1"), new Headers())).toBe("127.0.0.1");
  expect(addressOf(undefined, forwarded)).toBe("");
});
