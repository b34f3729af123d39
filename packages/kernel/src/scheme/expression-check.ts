import type { Named, Names, ValueType } from "./expression-type.ts";

/** A node of the syntax tree, as data. */
export type SyntaxNode = {
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly isError: boolean;
  readonly children: readonly SyntaxNode[];
};

/** What is wrong in an expression, and at which character. */
export type ExpressionProblem = { readonly at: number; readonly message: string };

/**
 * What is known of a part: its type, whether it may be null, and which paths are not null once it is true or false.
 * FEEL takes the second branch, drops the row and answers "not equal" where a condition is null, without a warning: such
 * a condition is refused here, so that nothing undecided passes for an answer.
 */
type Known = Named & { readonly whenTrue: readonly string[]; readonly whenFalse: readonly string[] };

type Scope = {
  readonly names: Names;
  readonly filled: readonly string[];
  readonly iterates: boolean;
  readonly problems: ExpressionProblem[];
  /** The parts that are asked for each row. */
  readonly repeated: SyntaxNode[];
};

const known = (type: ValueType, isOptional = false): Known => ({ type, isOptional, whenTrue: [], whenFalse: [] });
const unknown = known({ kind: "unknown" });
const boolean: ValueType = { kind: "boolean" };

const wrong = (scope: Scope, node: SyntaxNode, message: string): Known => {
  scope.problems.push({ at: node.at, message });
  return unknown;
};

const isKind = ({ type }: Named, ...kinds: readonly ValueType["kind"][]): boolean =>
  type.kind === "unknown" || kinds.includes(type.kind);

const mayBeEmpty = "may be empty here: ask for `= null` before";

const signatures: Readonly<
  Record<string, { readonly takes: readonly string[]; readonly gives: ValueType; readonly empty?: true }>
> = {
  not: { takes: ["boolean"], gives: boolean },
  count: { takes: ["list"], gives: { kind: "number" } },
  "list contains": { takes: ["list", "text"], gives: boolean },
  contains: { takes: ["text", "text"], gives: boolean },
  "starts with": { takes: ["text", "text"], gives: boolean },
  "ends with": { takes: ["text", "text"], gives: boolean },
  "string length": { takes: ["text"], gives: { kind: "number" } },
  abs: { takes: ["number"], gives: { kind: "number" } },
  floor: { takes: ["number"], gives: { kind: "number" } },
  ceiling: { takes: ["number"], gives: { kind: "number" } },
  // Of an empty list they are null.
  sum: { takes: ["list of number"], gives: { kind: "number" }, empty: true },
  min: { takes: ["list of number"], gives: { kind: "number" }, empty: true },
  max: { takes: ["list of number"], gives: { kind: "number" }, empty: true },
};

const fits = (given: Known, wanted: string): boolean =>
  given.type.kind === "list" && wanted === "list of number"
    ? isKind({ type: given.type.of, isOptional: false }, "number")
    : given.type.kind === "unknown" || given.type.kind === wanted;

const callOf = (scope: Scope, node: SyntaxNode): Known => {
  const [callee, parameters] = node.children;
  const signature = Object.hasOwn(signatures, callee?.text ?? "") ? signatures[callee?.text ?? ""] : undefined;
  if (callee === undefined || signature === undefined)
    return wrong(scope, node, `"${callee?.text}" is not among: ${Object.keys(signatures).join(", ")}`);
  const given = (parameters?.children ?? []).map((each) => ({ each, is: infer(scope, each) }));
  if (given.length !== signature.takes.length || given.some(({ is }, at) => !fits(is, signature.takes[at] ?? "")))
    return wrong(scope, node, `"${callee.text}" takes: ${signature.takes.join(", ")}`);
  const [first] = given;
  if (callee.text === "not" && first !== undefined)
    return { ...first.is, whenTrue: first.is.whenFalse, whenFalse: first.is.whenTrue };
  const empty = given.find(({ is }) => is.isOptional);
  if (empty !== undefined) return wrong(scope, empty.each, `"${empty.each.text}" ${mayBeEmpty}`);
  return known(signature.gives, signature.empty === true);
};

const isDay = (text: string): boolean => {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) && Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
  } catch {
    return false;
  }
};

/** `date("2026-03-01")`, `@"2026-03-01"`, `duration("P3M")`: whole days and months only, so that a date stays a date. */
const literalOf = (scope: Scope, node: SyntaxNode): Known => {
  const found = /^(?:date\s*\(\s*|duration\s*\(\s*|@)"([^"\\]*)"\s*\)?$/.exec(node.text);
  const value = found?.[1] ?? "";
  const wants = node.text.startsWith("@") ? null : node.text.startsWith("date") ? "date" : "duration";
  if (wants !== "duration" && isDay(value)) return known({ kind: "date" });
  if (wants !== "date" && /^P(?:\d{1,3}Y(?:\d{1,4}M)?|\d{1,4}M|\d{1,5}D)$/.test(value))
    return known({ kind: "duration" });
  return wrong(scope, node, `${node.text} is no date YYYY-MM-DD and no duration in years and months or in days`);
};

const pathOf = (scope: Scope, node: SyntaxNode): Known => {
  const [from, key] = node.children;
  if (from === undefined || key === undefined) return wrong(scope, node, "a path that ends nowhere");
  const { type } = infer(scope, from);
  if (type.kind === "unknown") return unknown;
  const holder = type.kind === "list" ? type.of : type;
  const found =
    holder.kind === "context" && Object.hasOwn(holder.fields, key.text) ? holder.fields[key.text] : undefined;
  if (found === undefined) return wrong(scope, key, `"${from.text}" has no field "${key.text}"`);
  if (type.kind !== "list") return known(found.type, found.isOptional && !scope.filled.includes(node.text));
  return found.isOptional ? wrong(scope, node, `"${key.text}" ${mayBeEmpty}`) : known({ kind: "list", of: found.type });
};

const arithmeticOf = (scope: Scope, node: SyntaxNode): Known => {
  const operands = node.children.filter(({ name }) => name !== "ArithOp").map((each) => infer(scope, each));
  const op = node.children.find(({ name }) => name === "ArithOp")?.text ?? "";
  const [left, right] = operands;
  if (left === undefined) return wrong(scope, node, "nothing to reckon with");
  if (left.type.kind === "unknown" || right?.type.kind === "unknown") return unknown;
  const isOptional = operands.some((each) => each.isOptional);
  if (operands.every((each) => isKind(each, "number")) && ["+", "-", "*", "/"].includes(op))
    // A division by zero is null.
    return known({ kind: "number" }, isOptional || op === "/");
  if (right !== undefined && (op === "+" || op === "-")) {
    if (isKind(left, "date") && isKind(right, "duration")) return known({ kind: "date" }, isOptional);
    // stack.md 11: the difference of two dates compares wrongly with a duration, without a warning.
    if (isKind(left, "date") && isKind(right, "date"))
      return wrong(scope, node, 'date minus date is not allowed: write `earlier + duration("P3M") <= later`');
  }
  return wrong(scope, node, `${left.type.kind} ${op} ${right?.type.kind ?? ""} is not allowed`);
};

const comparisonOf = (scope: Scope, node: SyntaxNode): Known => {
  const parts = node.children.filter(({ name }) => name !== "CompareOp" && name !== "between" && name !== "and");
  const op = node.children.find(({ name }) => name === "CompareOp")?.text ?? "";
  const between = node.children.some(({ name }) => name === "between");
  const [left, right, upper] = parts;
  if (left === undefined || right === undefined || (op === "" && !between))
    return wrong(scope, node, "compare with =, !=, <, <=, >, >= or between");
  const all = parts.map((each) => infer(scope, each));
  const [a = unknown, b = unknown] = all;
  if (all.some(({ type }) => type.kind === "unknown")) return unknown;
  if (b.type.kind === "null" && upper === undefined && (op === "=" || op === "!="))
    return { ...known(boolean), whenTrue: op === "!=" ? [left.text] : [], whenFalse: op === "=" ? [left.text] : [] };
  const allowed = op === "=" || op === "!=" ? ["date", "number", "text", "boolean", "duration"] : ["date", "number"];
  if (!allowed.includes(a.type.kind) || all.some(({ type }) => type.kind !== a.type.kind))
    return wrong(scope, node, `${a.type.kind} ${op} ${b.type.kind} cannot be compared`);
  const empty = parts[all.findIndex(({ isOptional }) => isOptional)];
  // Equality with null and a bound that is null answer false where nothing is known.
  if (empty !== undefined && (between || op === "=" || op === "!="))
    return wrong(scope, empty, `"${empty.text}" ${mayBeEmpty}`);
  return known(boolean, empty !== undefined);
};

const logicOf = (scope: Scope, node: SyntaxNode): Known => {
  const word = node.name === "Conjunction" ? "and" : "or";
  const key = word === "and" ? "whenTrue" : "whenFalse";
  const filled: string[] = [];
  let isOptional = false;
  for (const part of node.children.filter(({ name }) => name !== word)) {
    const is = infer({ ...scope, filled: [...scope.filled, ...filled] }, part);
    if (!isKind(is, "boolean")) return wrong(scope, part, `${word} joins what is true or false`);
    filled.push(...is[key]);
    isOptional ||= is.isOptional;
  }
  return { ...known(boolean, isOptional), [key]: filled };
};

/** A condition whose answer chooses: it has to have one. */
const conditionOf = (scope: Scope, node: SyntaxNode | undefined, at: SyntaxNode): Known => {
  if (node === undefined) return wrong(scope, at, "a condition is missing");
  const is = infer(scope, node);
  if (!isKind(is, "boolean")) return wrong(scope, node, "a condition is true or false");
  return is.isOptional ? wrong(scope, node, `"${node.text}" ${mayBeEmpty}`) : is;
};

const choiceOf = (scope: Scope, node: SyntaxNode): Known => {
  const [condition, yes, no] = node.children.filter(({ name }) => !["if", "then", "else"].includes(name));
  const asked = conditionOf(scope, condition, node);
  if (yes === undefined || no === undefined) return wrong(scope, node, "if needs then and else");
  const a = infer({ ...scope, filled: [...scope.filled, ...asked.whenTrue] }, yes);
  const b = infer({ ...scope, filled: [...scope.filled, ...asked.whenFalse] }, no);
  const isOptional = a.isOptional || b.isOptional || a.type.kind === "null" || b.type.kind === "null";
  if (a.type.kind === "null") return known(b.type, true);
  return b.type.kind === "null" || b.type.kind === "unknown" || isKind(a, b.type.kind)
    ? known(a.type, isOptional)
    : wrong(scope, node, `${a.type.kind} or ${b.type.kind}: both ways give the same kind of value`);
};

/** Over the rows of a field, never inside another: the work is the length of the text times the rows of one list. */
const rowsOf = (scope: Scope, node: SyntaxNode, list: SyntaxNode | undefined): Names | null => {
  const told = (message: string) => {
    wrong(scope, node, message);
    return null;
  };
  if (scope.iterates) return told("a pass over rows inside another is not allowed");
  if (list?.name !== "PathExpression") return told("only the rows of a field can be passed over");
  const { type } = infer(scope, list);
  if (type.kind === "unknown") return null;
  return type.kind === "list" && type.of.kind === "context" ? type.of.fields : told(`"${list.text}" has no rows`);
};

const filterOf = (scope: Scope, node: SyntaxNode): Known => {
  const [list, condition] = node.children;
  const fields = rowsOf(scope, node, list);
  if (fields === null) return unknown;
  const shadowed = Object.keys(fields).find((name) => Object.hasOwn(scope.names, name));
  if (shadowed !== undefined) return wrong(scope, node, `"${shadowed}" is a record and a field of the row`);
  conditionOf({ ...scope, names: { ...scope.names, ...fields }, iterates: true }, condition, node);
  return known({ kind: "list", of: { kind: "context", fields } });
};

const quantifiedOf = (scope: Scope, node: SyntaxNode): Known => {
  const bindings = node.children.find(({ name }) => name === "InExpressions")?.children ?? [];
  const [binding] = bindings;
  const name = binding?.children.find((each) => each.name === "Name")?.text ?? "";
  const range = binding?.children.find((each) => each.name === "IterationContext");
  if (bindings.length !== 1 || range?.children.length !== 1)
    return wrong(scope, node, "one name in the rows of one field");
  if (Object.hasOwn(scope.names, name)) return wrong(scope, node, `"${name}" has a meaning already`);
  const fields = rowsOf(scope, node, range.children[0]);
  if (fields === null) return unknown;
  const row: Named = { type: { kind: "context", fields }, isOptional: false };
  conditionOf({ ...scope, names: { ...scope.names, [name]: row }, iterates: true }, node.children.at(-1), node);
  return known(boolean);
};

const variableOf = (scope: Scope, node: SyntaxNode): Known => {
  const found = Object.hasOwn(scope.names, node.text) ? scope.names[node.text] : undefined;
  return found === undefined
    ? wrong(scope, node, `unknown name "${node.text}"`)
    : known(found.type, found.isOptional && !scope.filled.includes(node.text));
};

const insideOf = (scope: Scope, node: SyntaxNode): Known => {
  const [only, ...others] = node.children;
  return only === undefined || others.length > 0
    ? wrong(scope, node, "one expression was expected")
    : infer(scope, only);
};

// What is not in this table is refused: a new version of the language adds nothing by itself.
const rules: Readonly<Record<string, (scope: Scope, node: SyntaxNode) => Known>> = {
  Expression: insideOf,
  ParenthesizedExpression: insideOf,
  Comparison: comparisonOf,
  Conjunction: logicOf,
  Disjunction: logicOf,
  ArithmeticExpression: arithmeticOf,
  PathExpression: pathOf,
  VariableName: variableOf,
  FunctionInvocation: callOf,
  FilterExpression: filterOf,
  QuantifiedExpression: quantifiedOf,
  IfExpression: choiceOf,
  DateTimeLiteral: literalOf,
  NumericLiteral: () => known({ kind: "number" }),
  StringLiteral: () => known({ kind: "text" }),
  BooleanLiteral: () => known(boolean),
  null: () => known({ kind: "null" }, true),
};

function infer(scope: Scope, node: SyntaxNode): Known {
  const rule = Object.hasOwn(rules, node.name) ? rules[node.name] : undefined;
  if (scope.iterates) scope.repeated.push(node);
  return rule === undefined ? wrong(scope, node, `"${node.text}" (${node.name}) is not allowed`) : rule(scope, node);
}

/** Over 500 rows, the most that a field holds, this keeps the worst text at a quarter of a second (decision 0011). */
const mostRepeated = 100;

/** Everything that is wrong with a tree whose value has to be of a kind. */
export const checkTree = (tree: SyntaxNode, names: Names, wanted: "boolean" | "date"): readonly ExpressionProblem[] => {
  const scope: Scope = { names, filled: [], iterates: false, problems: [], repeated: [] };
  const result = infer(scope, tree);
  const tooMuch = scope.repeated[mostRepeated];
  if (tooMuch !== undefined) wrong(scope, tooMuch, `more than ${mostRepeated} parts are asked for each row`);
  if (scope.problems.length === 0 && !isKind(result, wanted))
    wrong(scope, tree, `${result.type.kind}, where ${wanted} is wanted`);
  return scope.problems;
};
