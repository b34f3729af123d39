import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { castFacts, direction } from "../../test/cast.ts";
import { contentFile } from "../../test/content.ts";
import { actsOnStatement } from "../scheme/occasion.ts";
import { scheme } from "../scheme/scheme.ts";
import { playCase } from "./play-case.ts";

const folder = new URL("../../../../content/schemes/", import.meta.url);
const today = "2026-11-26";

const plays = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => scheme.parse(contentFile(`schemes/${name}`)))
  .flatMap((each) => each.occasions.map((occasion) => ({ each, occasion, name: `${each.id}: ${occasion.id}` })));

test.for(plays)("$name plays itself to its end", ({ each, occasion }) => {
  const base = castFacts(each);
  const standing = occasion.statement === "restored" ? "suspended" : "in-force";
  const statement = actsOnStatement(occasion.statement)
    ? ({ id: "statement", number: "TS-1", holder: "client", scheme: each.id, standing } as const)
    : null;
  const wanted = occasion.statement === "none" ? (["accept", "refuse"] as const) : direction.wanted;
  const played = playCase({
    scheme: each,
    occasion: occasion.id,
    facts: { ...base, statement },
    direction: { ...direction, wanted },
    today,
  });
  expect(played.refused).toEqual([]);
  expect(played.state.decision?.effect).toBe(occasion.statement === "none" ? "refuse" : "grant");
  expect(played.state.attested === null).toBe(occasion.statement === "none");
});
