import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { isRegion } from "../documents/jurisdiction.ts";
import { type RecordKind, type RetentionRule, retentionStarts } from "../retention/retention.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { eachOnce, type PackHead, packHead, ruleSource } from "./pack-head.ts";
import { period, periodForm } from "./read-frequency.ts";

/** On this day a record of that kind, at that place, may go for the first time: the file's own tests. */
export type RetentionExample = {
  readonly record: string;
  readonly region: string;
  readonly recorded: string;
  readonly shelfLifeEnd: string | null;
  readonly useEnd: string | null;
  readonly free: string;
};

/** `content/retentions.yaml`: how long which records are kept. */
export type RetentionPack = PackHead & {
  readonly records: readonly RecordKind[];
  readonly rules: readonly RetentionRule[];
  readonly examples: readonly RetentionExample[];
};

const kebab = /^[a-z][a-z0-9-]{1,59}$/;

const recordKind = (fields: Fields): RecordKind => {
  const read = { id: fields.pattern("id", kebab, "id in kebab case"), title: fields.bilingual("title", 120) };
  fields.end();
  return read;
};

const rule = (fields: Fields): RetentionRule => {
  const read: RetentionRule = {
    id: fields.pattern("id", kebab, "id in kebab case"),
    record: fields.text("record", 60),
    jurisdiction: fields.text("jurisdiction", 6),
    from: fields.oneOf("from", retentionStarts) ?? "recorded",
    atLeast: fields.pattern("atLeast", period, periodForm),
    otherwise: fields.has("otherwise") ? fields.pattern("otherwise", period, periodForm) : null,
    effective: fields.object("effective", (inner) => {
      const effective = { from: inner.date("from"), to: inner.optionalDate("to") };
      inner.end();
      return effective;
    }),
    rule: fields.object("rule", ruleSource),
    obligation: fields.optionalText("obligation", 20),
  };
  if (!isRegion(read.jurisdiction)) fields.refuse("jurisdiction", "six digits of GB/T 2260");
  fields.end();
  return read;
};

const example = (fields: Fields): RetentionExample => {
  const read = {
    record: fields.text("record", 60),
    region: fields.text("region", 6),
    recorded: fields.date("recorded"),
    shelfLifeEnd: fields.optionalDate("shelfLifeEnd"),
    useEnd: fields.optionalDate("useEnd"),
    free: fields.date("free"),
  };
  fields.end();
  return read;
};

export const parseRetentions = (json: Json, file: string): Result<RetentionPack, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const pack: RetentionPack = {
    ...packHead(fields),
    records: fields.list("records", 200, recordKind),
    rules: fields.list("rules", 500, rule),
    examples: fields.list("examples", 100, example),
  };
  const records = pack.records.map(({ id }) => id);
  eachOnce(fields, "records", records);
  eachOnce(
    fields,
    "rules",
    pack.rules.map(({ id }) => id),
  );
  if (pack.rules.some(({ record }) => !records.includes(record))) fields.refuse("rules", "a record of this file");
  fields.end();
  return unlessRefused(problems, () => pack);
};
