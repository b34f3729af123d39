import type { RuleId } from "@touchstone/kernel";
import { ruleInputs } from "@touchstone/kernel";
import { z } from "zod";

/** What a form asks for, as the JSON Schema of a rule's input says it. */
export type InputField = {
  readonly name: string;
  readonly isNeeded: boolean;
  readonly isNullable: boolean;
} & (
  | { readonly kind: "date" | "number" | "text" | "yes-no" | "lines" | "json" }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "group" | "rows"; readonly fields: readonly InputField[] }
);

type Node = {
  /** Several where it may also be null. */
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly pattern?: string | undefined;
  readonly anyOf?: readonly Node[] | undefined;
  readonly items?: Node | undefined;
  readonly properties?: Readonly<Record<string, Node>> | undefined;
  readonly required?: readonly string[] | undefined;
};

const node: z.ZodType<Node> = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  anyOf: z.array(z.lazy(() => node)).optional(),
  items: z.lazy(() => node).optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => node),
    )
    .optional(),
  required: z.array(z.string()).optional(),
});

const datePattern = "^\\d{4}-\\d{2}-\\d{2}$";

const fieldOf = (name: string, schema: Node, isNeeded: boolean, isNullable: boolean): InputField => {
  const head = { name, isNeeded, isNullable };
  if (schema.anyOf !== undefined) {
    const others = schema.anyOf.filter(({ type }) => type !== "null");
    const [only] = others;
    const mayBeNull = isNullable || others.length < schema.anyOf.length;
    return only !== undefined && others.length === 1
      ? fieldOf(name, only, isNeeded, mayBeNull)
      : { ...head, isNullable: mayBeNull, kind: "json" };
  }
  if (typeof schema.type === "object") {
    const type = schema.type.find((each) => each !== "null");
    return fieldOf(name, { ...schema, type }, isNeeded, isNullable || schema.type.includes("null"));
  }
  if (schema.enum !== undefined) return { ...head, kind: "choice", options: schema.enum };
  switch (schema.type) {
    case "string":
      return { ...head, kind: schema.pattern === datePattern ? "date" : "text" };
    case "integer":
    case "number":
      return { ...head, kind: "number" };
    case "boolean":
      return { ...head, kind: "yes-no" };
    case "object":
      return { ...head, kind: "group", fields: fieldsOf(schema) };
    case "array": {
      if (schema.items?.type === "string") return { ...head, kind: "lines" };
      return schema.items?.properties === undefined
        ? { ...head, kind: "json" }
        : { ...head, kind: "rows", fields: fieldsOf(schema.items) };
    }
    default:
      return { ...head, kind: "json" };
  }
};

const fieldsOf = ({ properties = {}, required = [] }: Node): readonly InputField[] =>
  Object.entries(properties).map(([name, each]) => fieldOf(name, each, required.includes(name), false));

/** The fields of a rule's input, in the order of its schema. */
export const inputFields = (id: RuleId): readonly InputField[] =>
  fieldsOf(node.parse(z.toJSONSchema(ruleInputs[id], { io: "input", unrepresentable: "any" })));
