import { type Node, parseSync } from "oxc-parser";

/** One title as a reader of the test report sees it, `describe › test`, and what the writer put into the last part. */
export type TestTitle = {
  readonly title: string;
  readonly own: string;
  readonly runs: Runs;
};

/** A skip or a todo never runs and shows nothing; a condition, such as a browser that is installed, is said. */
export type Runs = "always" | "on-condition" | "never";

const runners: ReadonlySet<string> = new Set(["describe", "it", "test"]);
const never: ReadonlySet<string> = new Set(["skip", "todo", "fails"]);
const conditional: ReadonlySet<string> = new Set(["skipIf", "runIf"]);

const under = (above: Runs, modifier: string): Runs => {
  if (above === "never" || never.has(modifier)) return "never";
  return above === "on-condition" || conditional.has(modifier) ? "on-condition" : "always";
};

const textOf = (node: Node | undefined): string | null => {
  if (node?.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node?.type !== "TemplateLiteral") return null;
  return node.quasis.map(({ value }) => value.cooked ?? "").join("…");
};

type Callee = { readonly runs: Runs; readonly rows: readonly string[] };

/** `it`, `describe.each(kinds)`, `test.for<…>([["a row", …]])`: null for every other call. */
const runnerOf = (node: Node): Callee | null => {
  if (node.type === "Identifier") return runners.has(node.name) ? { runs: "always", rows: [] } : null;
  if (node.type === "MemberExpression") {
    const of = runnerOf(node.object);
    if (of === null || node.property.type !== "Identifier") return of;
    return { ...of, runs: under(of.runs, node.property.name) };
  }
  if (node.type !== "CallExpression") return null;
  const of = runnerOf(node.callee);
  const [table] = node.arguments;
  if (of === null || table?.type !== "ArrayExpression") return of;
  const rows = table.elements.flatMap((row) => {
    const first = row?.type === "ArrayExpression" ? (row.elements[0] ?? undefined) : (row ?? undefined);
    const text = textOf(first);
    return text === null ? [] : [text];
  });
  return { ...of, rows };
};

const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flat()
    .filter((child): child is Node => typeof child === "object" && child !== null && "type" in child);

/** Every title of a test file, those of groups and of the rows of a table among them. Read by a parser, so comments are none. */
export const testTitles = (file: string, source: string): readonly TestTitle[] => {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: TestTitle[] = [];
  const visit = (node: Node, above: readonly string[], runs: Runs): void => {
    const runner = node.type === "CallExpression" ? runnerOf(node.callee) : null;
    const own = node.type === "CallExpression" ? textOf(node.arguments[0]) : null;
    if (runner === null || own === null) {
      for (const child of childrenOf(node)) visit(child, above, runs);
      return;
    }
    const path = [...above, own];
    const whole = runs === "always" ? runner.runs : runner.runs === "never" ? "never" : runs;
    found.push({ title: path.join(" › "), own, runs: whole });
    for (const row of runner.rows) {
      found.push({
        title: [...above, own.includes("%s") ? own.replace("%s", row) : row].join(" › "),
        own: row,
        runs: whole,
      });
    }
    for (const child of childrenOf(node)) visit(child, path, whole);
  };
  visit(program, [], "always");
  return found;
};
