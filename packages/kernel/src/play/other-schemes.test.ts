import { describe, expect, it, test } from "vitest";
import { otherSchemes, playThrough, refusedWhen, shippedScheme, today } from "../../test/other-schemes.ts";
import type { Json } from "../json.ts";
import { type Data, isList, isObject } from "../scheme/check-data.ts";
import { scheme } from "../scheme/scheme.ts";
import type { Seat } from "./cast.ts";

const ends = { new: "issued", kept: "kept", amended: "amended", renewed: "renewed", restored: "restored" } as const;
const occasions = otherSchemes.flatMap((each) =>
  each.occasions.map(({ id, statement }) => ({ id: each.id, occasion: id, statement, scheme: each })),
);
const dayBefore = (days: number) => Temporal.PlainDate.from(today).subtract({ days }).toString();
const firstRow = (rows: Json | undefined, change: Data): Json =>
  isList(rows) ? rows.map((row, at) => (at === 0 && isObject(row) ? { ...row, ...change } : row)) : null;

describe("schemes that are no management systems play from opening to statement", () => {
  test.for(occasions)("$id, $occasion", ({ scheme: whole, occasion, statement }) => {
    const played = playThrough(whole, occasion);
    expect(played.refused).toEqual([]);
    expect(played.state.attested?.act).toBe(statement === "none" ? undefined : ends[statement]);
  });

  test.for(occasions)("$id, $occasion: nothing is attested over a refusal", ({ scheme: whole, occasion }) => {
    const played = playThrough(whole, occasion, ["accept", "refuse", "suspend"]);
    expect(played.refused).toEqual([]);
    expect(["issued", "kept", "amended", "renewed"]).not.toContain(played.state.attested?.act);
  });
});

type Line = readonly [string, string, string, string, (values: Data) => Data, string, string | null];

describe("what each of them makes impossible", () => {
  test.for<Line>([
    [
      "a test before the sample came (RF-5)",
      "testing",
      "initial",
      "test-record",
      (values) => ({ ...values, startedOn: dayBefore(41) }),
      "field-wrong",
      "startedOn",
    ],
    [
      "equipment whose calibration ended before the test did",
      "testing",
      "initial",
      "test-record",
      (values) => ({ ...values, equipment: firstRow(values["equipment"], { calibratedUntil: dayBefore(3) }) }),
      "field-wrong",
      "equipment.0.calibratedUntil",
    ],
    [
      "equipment calibrated after the test began",
      "testing",
      "initial",
      "test-record",
      (values) => ({ ...values, equipment: firstRow(values["equipment"], { calibratedOn: dayBefore(29) }) }),
      "field-wrong",
      "equipment.0.calibratedOn",
    ],
    [
      "conditions outside the method's limits",
      "testing",
      "initial",
      "test-record",
      (values) => ({ ...values, environment: firstRow(values["environment"], { withinLimits: false }) }),
      "field-must",
      "environment.0.withinLimits",
    ],
    [
      "custody of a sample before its receipt",
      "testing",
      "initial",
      "sample-receipt",
      (values) => ({ ...values, custody: firstRow(values["custody"], { on: dayBefore(41) }) }),
      "field-wrong",
      "custody.0.on",
    ],
    [
      "a claim about a period that is not over",
      "claim-verification",
      "initial",
      "request",
      (values) => ({ ...values, periodTo: "2026-12-31" }),
      "field-wrong",
      "periodTo",
    ],
    [
      "evidence gathered before the period was over",
      "claim-verification",
      "initial",
      "evidence-record",
      (values) => ({ ...values, startedOn: dayBefore(136) }),
      "field-wrong",
      "startedOn",
    ],
    [
      "type tests of a laboratory that is none",
      "product-type-5",
      "initial",
      "type-test",
      (values) => ({ ...values, laboratoryAccepted: false }),
      "field-must",
      "laboratoryAccepted",
    ],
    [
      "surveillance without samples",
      "product-type-5",
      "surveillance",
      "sample-test",
      (values) => ({ ...values, reports: [] }),
      "field-wrong",
      "reports",
    ],
    [
      "capital a yuan too low",
      "body-approval",
      "initial",
      "application",
      (values) => ({ ...values, capital: 2_999_999 }),
      "field-wrong",
      "capital",
    ],
    [
      "nine people",
      "body-approval",
      "initial",
      "application",
      (values) => ({ ...values, staff: 9 }),
      "field-wrong",
      "staff",
    ],
    [
      "product certification without the ability to test or inspect",
      "body-approval",
      "initial",
      "application",
      (values) => ({ ...values, certifiesProducts: true }),
      "field-missing",
      "ability",
    ],
    [
      "a listed party on the spot",
      "body-approval",
      "commitment",
      "acceptance",
      (values) => ({ ...values, notListed: false }),
      "field-must",
      "notListed",
    ],
  ])("%s", ([, id, occasion, kind, change, code, where]) => {
    const refusals = refusedWhen(shippedScheme(id), occasion, kind, change);
    expect(refusals.map((each) => [each.code, each.facts["where"]])).toEqual([[code, where]]);
    // The same record as the play files it is the positive control.
    expect(refusedWhen(shippedScheme(id), occasion, kind, (values) => values)).toEqual([]);
  });

  test.for(
    otherSchemes.flatMap((whole) =>
      (["review", "decision"] as const).flatMap((duty) =>
        (["leader", "member"] as const).map((seat: Seat) => ({ id: whole.id, duty, seat, whole })),
      ),
    ),
  )("$id: whoever determined has no part in $duty ($seat)", ({ whole, duty, seat }) => {
    const kind = whole.records.find((each) => each.function === duty)?.id ?? "";
    const refusals = refusedWhen(whole, "initial", kind, (values) => values, seat);
    expect(refusals.map(({ code }) => code)).toContain("person-not-separate");
  });
});

it("a claim is verified and never certified, has no validity and no surveillance (VO-5)", () => {
  const claim = shippedScheme("claim-verification");
  expect(JSON.stringify([claim.title, claim.statement?.title])).not.toMatch(/认证|证书|certif/i);
  const problems = (change: object) => {
    const read = scheme.safeParse({ ...claim, ...change });
    return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
  };
  expect(problems({})).toEqual([]);
  expect(problems({ statement: { ...claim.statement, kind: "certificate" } })).toEqual(["statement"]);
  expect(problems({ statement: { ...claim.statement, months: 12 } })).toEqual(["statement"]);
  expect(problems({ surveillance: shippedScheme("product-type-5").surveillance })).toEqual(["surveillance"]);
});

test.for([
  [61.9, []],
  [62, ["prerequisite-not-met"]],
] as const)("a claim whose misstatements are %d of 62 t in sum: %j", ([uncorrected, codes]) => {
  const claim = shippedScheme("claim-verification");
  const values = { "verification-report": { uncorrected } };
  expect(playThrough(claim, "initial", ["accept", "grant"], values).refused.map(({ code }) => code)).toEqual(codes);
  expect(playThrough(claim, "initial", ["accept", "refuse"], values).refused).toEqual([]);
});

it("a bound inside rows that names no field is told", () => {
  const testing = shippedScheme("testing");
  const text = JSON.stringify(testing).replace('"from":"test-record.finishedOn"', '"from":"test-record.finished"');
  const read = scheme.safeParse(JSON.parse(text));
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['no field "test-record.finished"']);
});
