import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import type { OperatorItem, OperatorKind, OperatorRegistry } from "../qualification/operator-certificate.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { eachOnce, packHead, ruleSource } from "./pack-head.ts";
import { period, periodForm } from "./read-frequency.ts";

/** Welding, the only kind whose codes other rules set (OH-15). */
const withoutCodes = 11;

const kind = (fields: Fields): OperatorKind => {
  const read = { kind: fields.integer("kind", 99), title: fields.bilingual("title", 80) };
  fields.end();
  return read;
};

const item = (fields: Fields): OperatorItem => {
  const read: OperatorItem = {
    kind: fields.integer("kind", 99),
    code: fields.has("code") ? fields.pattern("code", /^[A-Z]\d?$/, "a letter, with or without a digit") : null,
    title: fields.bilingual("title", 80),
    note: fields.has("note") ? fields.bilingual("note", 200) : null,
  };
  if (read.code === null && (read.kind !== withoutCodes || read.note === null))
    fields.refuse("code", `a code; only kind ${withoutCodes} has none, and then a note`);
  fields.end();
  return read;
};

/** `content/operator-certificates.yaml` */
export const parseOperatorCertificates = (json: Json, file: string): Result<OperatorRegistry, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const registry: OperatorRegistry = {
    ...packHead(fields),
    rule: fields.object("rule", ruleSource),
    holds: fields.pattern("holds", period, periodForm),
    renewBefore: fields.pattern("renewBefore", period, periodForm),
    renewal: fields.object("renewal", ruleSource),
    kinds: fields.list("kinds", 99, kind),
    items: fields.list("items", 200, item),
  };
  const kinds = registry.kinds.map((one) => one.kind);
  eachOnce(fields, "kinds", kinds.map(String));
  eachOnce(
    fields,
    "items",
    registry.items.flatMap(({ code }) => code ?? []),
  );
  if (registry.items.some((one) => !kinds.includes(one.kind))) fields.refuse("items", "a kind of this file");
  fields.end();
  return unlessRefused(problems, () => registry);
};
