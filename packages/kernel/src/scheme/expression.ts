import { evaluate as evaluateFeel, parseDate, parseExpression as parseFeel } from "feelin";
import type { Json } from "../json.ts";
import { ok, type Result, refuse, unlessRefused } from "../result.ts";
import { isList, isObject } from "./check-data.ts";
import { checkTree, type ExpressionProblem, type SyntaxNode } from "./expression-check.ts";
import type { Names, ValueType } from "./expression-type.ts";

// All that knows the FEEL library. Dates go in and come out as ISO strings.

const longest = 2_000;
/** Deeper trees are nobody's rule, and would only try the stack. */
const deepest = 40;

export type Expression = { readonly text: string; readonly names: Names };

type FeelTree = ReturnType<typeof parseFeel>;
type FeelNode = FeelTree["topNode"];

const isPunctuation = ({ name }: FeelNode): boolean => "()[],.".includes(name) || name.endsWith("Comment");

const asData = (node: FeelNode, text: string): SyntaxNode => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!isPunctuation(child)) children.push(asData(child, text));
  return { name: node.name, text: text.slice(node.from, node.to), at: node.from, isError: node.type.isError, children };
};

const depthOf = (tree: FeelTree): number => {
  let depth = 0;
  let most = 0;
  tree.iterate({
    enter: () => {
      depth += 1;
      most = Math.max(most, depth);
    },
    leave: () => {
      depth -= 1;
    },
  });
  return most;
};

const firstError = (node: SyntaxNode): SyntaxNode | null =>
  node.isError ? node : (node.children.map(firstError).find((found) => found !== null) ?? null);

const feelValue = (type: ValueType, value: Json | undefined): unknown => {
  switch (type.kind) {
    case "date":
      return typeof value === "string" ? parseDate(value) : null;
    case "list":
      return isList(value) ? value.map((each) => feelValue(type.of, each)) : [];
    case "context": {
      const from = isObject(value) ? value : {};
      return Object.fromEntries(
        // What may be left out and is: null, and not a thing without fields.
        Object.entries(type.fields).map(([name, field]) => [
          name,
          field.isOptional && (from[name] ?? null) === null ? null : feelValue(field.type, from[name]),
        ]),
      );
    }
    default:
      return value ?? null;
  }
};

/** Every name with a value of its type, or null: the parser asks the values which words are one name. */
const contextOf = (names: Names, values: { readonly [name: string]: Json }): Record<string, unknown> =>
  Object.fromEntries(Object.entries(names).map(([name, { type }]) => [name, feelValue(type, values[name])]));

/**
 * An expression that can be asked: of bounded length and work, of known names, and of one kind of value. What reads the
 * clock, searches by pattern, subtracts dates or loops without bound is refused here, by its syntax tree.
 */
export const parseExpression = (
  text: string,
  names: Names,
  wanted: "boolean" | "date",
): Result<Expression, ExpressionProblem> => {
  if (text.length > longest) return refuse({ at: longest, message: `longer than ${longest} characters` });
  const parsed = parseFeel(text, contextOf(names, {}), undefined);
  if (depthOf(parsed) > deepest) return refuse({ at: 0, message: `nested deeper than ${deepest}` });
  const tree = asData(parsed.topNode, text);
  const error = firstError(tree);
  if (error !== null)
    return refuse({ at: error.at, message: `does not parse at "${text.slice(error.at, error.at + 20)}"` });
  return unlessRefused(checkTree(tree, names, wanted), () => ({ text, names }));
};

export type Evaluated =
  | { readonly kind: "true" | "false" }
  | { readonly kind: "date"; readonly date: string }
  /** What is missing was not asked for before, or a figure left its range. */
  | { readonly kind: "undecided"; readonly why: readonly string[] };

/** Asks an expression about records by their ids, and the day `today`. Null and any warning decide nothing. */
export const evaluate = ({ text, names }: Expression, values: { readonly [name: string]: Json }): Evaluated => {
  const answer = ask(text, contextOf(names, values));
  if (!answer.ok) return { kind: "undecided", why: answer.refusals };
  const { value } = answer;
  if (typeof value === "boolean") return { kind: value ? "true" : "false" };
  const day = /^\d{4}-\d\d-\d\d$/.exec(String(value));
  return day === null ? { kind: "undecided", why: [String(value)] } : { kind: "date", date: day[0] };
};

const ask = (text: string, context: Record<string, unknown>): Result<unknown, string> => {
  try {
    const { value, warnings } = evaluateFeel(text, context);
    const [first, ...rest] = warnings.map(({ message }) => message);
    return first === undefined ? ok(value) : refuse(first, ...rest);
  } catch (error) {
    // The library throws where a date leaves the calendar.
    return refuse(error instanceof Error ? error.message : String(error));
  }
};
