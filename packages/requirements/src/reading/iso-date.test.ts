import { describe, expect, it } from "vitest";
import { isIsoDate } from "./iso-date.ts";

describe("calendar days", () => {
  it.each(["2004-02-29", "2026-12-31", "1987-02-01"])("takes %s", (text) => expect(isIsoDate(text)).toBe(true));
  it.each([
    "2004-13-45",
    "2003-02-29",
    "2004-00-10",
    "2004-01-00",
    "2004-1-1",
    "0999-01-01",
    "2004-02-30",
    "2004-02-01T00:00",
    "２００４-02-01",
    "",
  ])("refuses %j", (text) => expect(isIsoDate(text)).toBe(false));
});
