import {
  assessmentKinds,
  bandIds,
  boundsOf,
  levelOf,
  type Method,
  methodName,
  methodProblems,
} from "@touchstone/register";
import { z } from "zod";
import { once } from "../../content/once.ts";
import { readFolder } from "../../content/read-content.ts";

const word = z.string().min(1).max(300);
const key = z.string().regex(/^[a-z0-9-]{1,30}$/);
const day = z.iso.date();
const bilingual = z.strictObject({ zh: word, en: word });
const score = z.number().min(0).max(1_000_000);

const scale = z.strictObject({
  id: key,
  title: bilingual,
  values: z
    .array(z.strictObject({ id: key, value: score, title: bilingual }))
    .min(2)
    .max(12),
});
const step = z.strictObject({
  id: key,
  title: bilingual,
  by: z.union([
    z.strictObject({ product: z.array(key).min(1).max(3) }),
    z.strictObject({ rows: key, columns: key, cells: z.array(z.array(score)) }),
  ]),
});
const band = z.strictObject({
  id: z.enum(bandIds),
  from: score,
  colour: z.enum(["red", "orange", "yellow", "blue"]),
  shape: z.enum(["diamond", "triangle", "square", "circle"]),
  title: bilingual,
});

const fields = z.strictObject({
  id: key,
  edition: key,
  kind: z.enum(assessmentKinds),
  title: bilingual,
  source: word,
  clause: word,
  effective: z.strictObject({ from: day, to: day.nullable() }),
  doubts: z.array(bilingual),
  scales: z.array(scale).min(2).max(6),
  steps: z.array(step).min(1).max(4),
  bands: z.array(band),
  matrix: z.strictObject({ rows: key, columns: key }),
  threshold: z.strictObject({ score, at: z.enum(["acceptable", "not-acceptable"]) }),
  examples: z
    .array(
      z.strictObject({
        name: word,
        ratings: z.record(key, key),
        expect: z.union([
          z.strictObject({ score, band: z.enum(bandIds) }),
          z.strictObject({ refused: z.enum(["rating-missing", "rating-unknown"]) }),
        ]),
      }),
    )
    .min(1),
});
export type MethodFile = z.infer<typeof fields>;

/** What an example says against what the method computes; null where they agree. */
export const exampleFault = (method: MethodFile, at: number): string | null => {
  const example = method.examples[at];
  if (example === undefined) return "no such example";
  const level = levelOf(method, boundsOf(method), example.ratings);
  const { expect } = example;
  const found = level.ok
    ? `${level.value.score} ${level.value.band}`
    : level.refusals.map(({ code }) => code).join(" ");
  const wanted = "refused" in expect ? expect.refused : `${expect.score} ${expect.band}`;
  return found === wanted ? null : `${example.name}: ${found}, expected ${wanted}`;
};

/** One file of `content/risk-methods`: names that lead nowhere and examples that do not hold are told with their place. */
export const methodFile = fields.superRefine((method, context) => {
  const told = methodProblems(method).map((message) => ({ path: ["steps"], message }));
  const wrong = method.examples.flatMap((_, at) => {
    const message = exampleFault(method, at);
    return message === null ? [] : [{ path: ["examples", at], message }];
  });
  for (const { path, message } of told.length > 0 ? told : wrong) context.addIssue({ code: "custom", path, message });
});

/** The methods of assessment; a wrong one stops the start with file and line. */
export const readMethods: () => readonly MethodFile[] = once(() => readFolder("risk-methods", methodFile));

export const methodOf = (name: string): Method | null =>
  readMethods().find((method) => methodName(method) === name) ?? null;
