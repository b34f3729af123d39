import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as contract from "@touchstone/contract";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";

const source = join(import.meta.dirname, "../apps/web/src");

/** Heads in plain HTML, and the properties by which our own parts take theirs. */
const headElements = new Set(["h1", "h2", "h3", "dt", "th", "legend"]);
const headProperties = new Set(["title", "label"]);
const isPart = (element: string): boolean => /^[A-Z]/.test(element);

type Node = { readonly type: string; readonly [field: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const nameOf = (value: unknown): string => {
  const name = isNode(value) ? value["name"] : "";
  return typeof name === "string" ? name : "";
};
const walk = (node: Node, see: (node: Node) => void): void => {
  see(node);
  for (const child of childrenOf(node)) walk(child, see);
};

const catalogues = new Map(Object.entries(contract));
/** The marked keys of a catalogue, by what `useText` is called with. */
const termsOf = (catalogue: string): ReadonlySet<string> => {
  const texts = catalogues.get(catalogue);
  const entries = typeof texts === "object" && texts !== null ? Object.entries(texts) : [];
  return new Set(
    entries.flatMap(([key, text]) => (typeof text === "object" && text !== null && "term" in text ? [key] : [])),
  );
};

/** `const t = useText(caseTexts)`: under `t`, the terms of that catalogue. */
const tellersIn = (program: Node): ReadonlyMap<string, ReadonlySet<string>> => {
  const tellers = new Map<string, Set<string>>();
  walk(program, (node) => {
    if (node.type !== "VariableDeclarator" || !isNode(node["init"]) || nameOf(node["init"]["callee"]) !== "useText")
      return;
    const [catalogue] = listOf(node["init"]["arguments"]);
    const name = nameOf(node["id"]);
    // Two functions of a file may use one name for two catalogues: both count.
    tellers.set(name, new Set([...(tellers.get(name) ?? []), ...termsOf(nameOf(catalogue))]));
  });
  return tellers;
};

/** What a call may ask for; null where only the running program knows. */
const keysOf = (key: unknown): readonly string[] | null => {
  if (!isNode(key)) return null;
  if (key.type === "Literal") return [String(key["value"])];
  if (key.type !== "ConditionalExpression") return null;
  const [yes, no] = [keysOf(key["consequent"]), keysOf(key["alternate"])];
  return yes === null || no === null ? null : [...yes, ...no];
};

/** A column's `head`, and the `label` of a field that has a `kind`; an option's label is no head. */
const headsOf = (object: Node): unknown[] => {
  const properties = childrenOf(object).filter(({ type }) => type === "Property");
  const isField = properties.some(({ key }) => nameOf(key) === "kind");
  return properties
    .filter(({ key }) => nameOf(key) === "head" || (isField && nameOf(key) === "label"))
    .map(({ value }) => value);
};

/** Heads that show a term as bare text, where `t.word` would make it lead to the vocabulary. */
const bareTerms = (code: string): string[] => {
  const program = parseAst(code, { lang: "tsx" });
  const found: string[] = [];
  if (!isNode(program)) return found;
  const tellers = tellersIn(program);
  const check = (value: unknown): void => {
    if (!isNode(value) || value.type !== "CallExpression") return;
    const terms = tellers.get(nameOf(value["callee"])) ?? new Set();
    const [key] = listOf(value["arguments"]);
    const keys = keysOf(key);
    if (keys === null ? terms.size > 0 : keys.some((each) => terms.has(each))) found.push(keys?.join(" or ") ?? "?");
  };
  walk(program, (node) => {
    if (node.type === "ObjectExpression") headsOf(node).forEach(check);
    if (node.type !== "JSXElement" || !isNode(node["openingElement"])) return;
    const element = nameOf(node["openingElement"]["name"]);
    const attributes = listOf(node["openingElement"]["attributes"]);
    // A row's head repeats its word row by row, and carries no link.
    const isRow = attributes.some(({ value }) => isNode(value) && value["value"] === "row");
    if (headElements.has(element) && !isRow) listOf(node["children"]).forEach(({ expression }) => check(expression));
    for (const { name, value } of attributes) {
      if (isPart(element) && headProperties.has(nameOf(name)) && isNode(value)) check(value["expression"]);
    }
  });
  return found;
};

describe("terms of ISO/IEC 17000 in the workspace", () => {
  it("lead to the vocabulary from every head that shows one", () => {
    const files = globSync("**/*.tsx", { cwd: source });
    expect(files.length).toBeGreaterThan(100);
    const bare = files.flatMap((file) =>
      bareTerms(readFileSync(join(source, file), "utf8")).map((key) => `${file}: ${key}`),
    );
    expect(bare).toEqual([]);
  });

  it("are found where a head shows one as bare text", () => {
    const page = (jsx: string): string => `const t = useText(schemeTexts); const a = ${jsx};`;
    expect(bareTerms(page('<h2>{t("surveillance")}</h2>'))).toEqual(["surveillance"]);
    expect(bareTerms(page('<Field label={t("scheme")}>{x}</Field>'))).toEqual(["scheme"]);
    expect(bareTerms(page('<PageHead title={t("scheme")} />'))).toEqual(["scheme"]);
    expect(bareTerms(page('<DataTable columns={[{ head: t("scheme") }]} />'))).toEqual(["scheme"]);
    expect(bareTerms(page('<CommandForm fields={[{ kind: "line", label: t("scheme") }]} />'))).toEqual(["scheme"]);
    expect(bareTerms(page('<CommandForm options={[{ value: "a", label: t("scheme") }]} />'))).toEqual([]);
    expect(bareTerms(page("<dt>{t(key)}</dt>"))).toEqual(["?"]);
    expect(bareTerms(page('<dt>{t(is ? "scheme" : "source")}</dt>'))).toEqual(["scheme or source"]);
    expect(bareTerms(page('<dt>{t("source")}</dt>'))).toEqual([]);
    expect(bareTerms(page('<th scope="row">{t("scheme")}</th>'))).toEqual([]);
    expect(bareTerms(page('<Field label={t.word("scheme")}>{x}</Field>'))).toEqual([]);
    expect(bareTerms(page('<button aria-label={t("scheme")}>{t("scheme")}</button>'))).toEqual([]);
  });
});
