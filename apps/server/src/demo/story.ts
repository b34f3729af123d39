import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "@touchstone/kernel";
import { periods } from "@touchstone/register";
import { z } from "zod";
import { contentFolder, readYaml } from "../content/read-content.ts";
import { fillDays } from "./fill-days.ts";

const text = z.string().min(1);
const bilingual = z.strictObject({ zh: text, en: text });
const frequency = z.strictObject({
  times: z.int(),
  per: z.enum(periods),
});
const requirement = z.strictObject({ source: text, clause: text });
const finding = z.strictObject({ requirement, statement: text, evidence: text });

const shape = z.strictObject({
  client: z.strictObject({ name: bilingual, region: text }),
  area: text,
  advised: z.strictObject({ since: text, until: text }),
  register: z.strictObject({
    file: text,
    answers: z.array(text),
    row: text,
    area: text,
    evaluatorEvidence: text,
    clauses: z.array(z.strictObject({ family: text, version: text, article: text, duty: text })),
    objective: z.strictObject({ text, frequency }),
    control: z.strictObject({
      who: text,
      what: text,
      when: text,
      where: text,
      why: text,
      how: text,
      documents: z.array(text),
    }),
    monitoring: z.strictObject({ what: text, who: text, frequency }),
    evidence: z.strictObject({ name: text, text }),
    finding: text,
    correction: z.strictObject({ cause: text, action: text }),
    done: text,
    verified: text,
  }),
  records: z.record(text, z.record(text, z.json())),
  objection: z.strictObject({ reason: text, answer: text }),
  concern: z.strictObject({ clause: text, text, answer: text }),
  scenes: z.array(text),
  verdicts: z.strictObject({ seen: text, failed: text, outside: text, notSampled: text, covered: text }),
  findings: z.strictObject({ major: finding, minor: finding }),
  answers: z.strictObject({ correction: text, cause: text, "corrective-action": text }),
  verification: text,
  interviews: z.strictObject({ absent: z.strictObject({ interview: text, reason: text }), with: text, note: text }),
  suspension: z.strictObject({ reason: text, note: text }),
  restoration: z.strictObject({ reason: text, note: text }),
});
export type DemoStory = z.infer<typeof shape> & { readonly table: Uint8Array<ArrayBuffer> };

type Person = { readonly id: string; readonly name: string };

const castFilled = (value: Json, cast: ReadonlyMap<string, Person>): Json => {
  if (typeof value === "string") {
    const name = /^\{(.+)\}$/.exec(value)?.[1];
    if (name === undefined) return value;
    const person = cast.get(name);
    if (person === undefined) throw new Error(`demo/story.yaml: nobody is called ${name}`);
    return { id: person.id, name: person.name };
  }
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((each: Json) => castFilled(each, cast));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, castFilled(each, cast)]));
};

/** The demo's story with its days counted from today and its people filled in. */
export const readDemoStory = (today: Temporal.PlainDate, cast: ReadonlyMap<string, Person>): DemoStory => {
  const file = "demo/story.yaml";
  const read = readYaml(file, readFileSync(join(contentFolder, file), "utf8"), shape);
  if (!read.ok) throw new Error(`content refused: ${JSON.stringify(read.problems)}`);
  const story = shape.parse(castFilled(fillDays(read.value, today), cast));
  return { ...story, table: new Uint8Array(readFileSync(join(contentFolder, story.register.file))) };
};
