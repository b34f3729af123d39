import { expect, test } from "vitest";
import { castFacts, direction } from "../../test/cast.ts";
import { laboratory } from "../../test/laboratory.ts";
import { wholeOhsms } from "../../test/ohsms-story.ts";
import { playCase } from "./play-case.ts";

const today = "2026-11-23";

test.for([wholeOhsms, laboratory])("$id plays itself from its opening to its statement", (scheme) => {
  const played = playCase({ scheme, occasion: "initial", facts: castFacts(scheme), direction, today });
  expect(played.refused).toEqual([]);
  expect(played.state.attested?.act).toBe("issued");
});

test("a negative outcome ends without a statement", () => {
  const refusing = { ...direction, wanted: ["accept", "refuse"] as const };
  const played = playCase({
    scheme: laboratory,
    occasion: "initial",
    facts: castFacts(laboratory),
    direction: refusing,
    today,
  });
  expect(played.state.decision?.effect).toBe("refuse");
  expect(played.state.attested).toBeNull();
});
