import { z } from "zod";
import type { Json } from "../json.ts";
import { rulePack } from "../rules/rule-pack.ts";
import { isList, isObject } from "./check-data.ts";
import { schemeShape } from "./scheme.ts";

type Schema = { readonly [keyword: string]: Json };

const draft = "https://json-schema.org/draft/2020-12/schema";
const removal: Schema = { type: "object", properties: { remove: { const: true } }, required: ["remove"] };
const directives: Schema = {
  remove: { const: true },
  replace: { const: true },
  insertAfter: { type: ["string", "null"] },
};

const published = (type: z.ZodType): Schema => {
  const { $schema: _, ...schema } = JSON.parse(
    JSON.stringify(z.toJSONSchema(type, { io: "input", reused: "ref" })),
  ) as Schema;
  return schema;
};

const mapped = (value: Json | undefined, change: (schema: Schema) => Schema): Json =>
  isList(value) ? value.map((each) => mapped(each, change)) : isObject(value) ? change(value) : (value ?? null);

/** The same in a file that extends another: nothing is required but an id, and a thing may be removed, replaced or moved. */
const inExtension = (schema: Schema): Schema => {
  const { $ref, required, minItems: _, oneOf, anyOf, items, properties, ...rest } = schema;
  const union = oneOf ?? anyOf;
  const inner = isObject(properties)
    ? {
        properties: {
          ...Object.fromEntries(
            Object.entries(properties).map(([key, each]) => {
              const relaxed = mapped(each, inExtension);
              return [key, isObject(relaxed) && relaxed["type"] === "object" ? relaxed : { anyOf: [relaxed, removal] }];
            }),
          ),
          ...directives,
        },
        ...(isList(required) && required.includes("id") ? { required: ["id"] } : {}),
      }
    : {};
  return {
    ...rest,
    ...(typeof $ref === "string" ? { $ref: $ref.replace(/^#\/\$defs\//, "#/$defs/part-") } : {}),
    ...(items === undefined ? {} : { items: mapped(items, inExtension) }),
    // What is left of two kinds of field may fit both.
    ...(union === undefined ? {} : { anyOf: mapped(union, inExtension) }),
    ...inner,
  };
};

const withKey = (schema: Schema, key: string, value: Json): Schema => {
  const { properties } = schema;
  return { ...schema, properties: { ...(isObject(properties) ? properties : {}), [key]: value } };
};

/** What an editor completes and checks in `content/schemes`: a whole scheme, or one that extends a base. */
export const schemeJsonSchema = (): Schema => {
  const { $defs, ...whole } = published(schemeShape);
  const defs = isObject($defs) ? $defs : {};
  const parts = Object.fromEntries(Object.entries(defs).map(([id, each]) => [`part-${id}`, mapped(each, inExtension)]));
  return {
    $schema: draft,
    title: "Touchstone scheme",
    if: { required: ["extends"] },
    // A keyword of JSON Schema; nobody awaits it.
    // biome-ignore lint/suspicious/noThenProperty: as above
    // oxlint-disable-next-line unicorn/no-thenable
    then: withKey(inExtension(whole), "extends", { type: "string" }),
    else: whole,
    $defs: { ...defs, ...parts },
  };
};

/** The same for content of any other shape. */
export const contentJsonSchema = (title: string, type: z.ZodType): Schema => ({
  $schema: draft,
  title,
  ...published(type),
});

export const ruleJsonSchema = (): Schema => contentJsonSchema("Touchstone rule pack", rulePack);
