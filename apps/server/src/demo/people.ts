import { readFileSync } from "node:fs";
import { join } from "node:path";
import { competenceFunctions, type KnownRelation, type PersonFileCommand, relationKinds } from "@touchstone/kernel";
import { z } from "zod";
import { contentFolder, readYaml } from "../content/read-content.ts";

const isSpan = (text: string): boolean => /^-?P\d+(Y|M|D)$/.test(text);
const span = z.string().refine(isSpan, { message: "a span such as -P20M" });
const end = span.nullable().default(null);
const party = z.strictObject({ id: z.uuid(), name: z.string() });
const tie = { kind: z.enum(relationKinds), to: party, since: end, until: end };

const shape = z.strictObject({
  people: z.array(
    z.strictObject({
      person: z.uuid(),
      organisation: z.uuid(),
      name: z.string(),
      qualifications: z
        .array(
          z.strictObject({
            area: z.string(),
            function: z.enum(competenceFunctions),
            from: span,
            until: end,
            evidence: z.string(),
          }),
        )
        .default([]),
      relations: z.array(z.strictObject(tie)).default([]),
    }),
  ),
  relations: z.array(z.strictObject({ ...tie, organisation: z.uuid(), from: party })),
});

export type DemoPerson = {
  readonly person: string;
  readonly organisation: string;
  readonly commands: readonly PersonFileCommand[];
};
export type DemoRelation = { readonly organisation: string; readonly relation: KnownRelation };

/** The demo's personnel files and relations, with their terms counted from the day given. */
export const demoPeople = (
  today: Temporal.PlainDate,
): { readonly people: readonly DemoPerson[]; readonly relations: readonly DemoRelation[] } => {
  const file = "demo/people.yaml";
  const read = readYaml(file, readFileSync(join(contentFolder, file), "utf8"), shape);
  if (!read.ok) throw new Error(`content refused: ${JSON.stringify(read.problems)}`);
  const day = (text: string): string => today.add(text).toString();
  const dayOrNone = (text: string | null): string | null => (text === null ? null : day(text));
  const people = read.value.people.map(({ person, organisation, name, qualifications, relations }) => ({
    person,
    organisation,
    commands: [
      { type: "EnterPerson", person, name },
      ...qualifications.map(
        ({ from, until, ...kept }): PersonFileCommand => ({
          type: "RecordQualification",
          qualification: { ...kept, from: day(from), until: dayOrNone(until) },
        }),
      ),
      ...relations.map(
        ({ kind, to, since, until }): PersonFileCommand => ({
          type: "DeclareRelation",
          relation: { kind, to: to.id, toName: to.name, since: dayOrNone(since), until: dayOrNone(until) },
        }),
      ),
    ] satisfies readonly PersonFileCommand[],
  }));
  const relations = read.value.relations.map(({ organisation, kind, from, to, since, until }) => ({
    organisation,
    relation: {
      kind,
      from: from.id,
      fromName: from.name,
      to: to.id,
      toName: to.name,
      since: dayOrNone(since),
      until: dayOrNone(until),
    },
  }));
  return { people, relations };
};
