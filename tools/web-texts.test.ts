import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";

const source = join(import.meta.dirname, "../apps/web/src");
const spoken = new Set(["alt", "aria-description", "aria-label", "label", "placeholder", "title", "summary"]);
const hasWords = (text: unknown): boolean => typeof text === "string" && /[\p{Script=Han}]|[A-Za-z]{2,}/u.test(text);
const hasChinese = (text: unknown): boolean => typeof text === "string" && /\p{Script=Han}/u.test(text);

const childrenOf = (node: object): object[] =>
  Object.values(node)
    .flat()
    .filter((child): child is object => typeof child === "object" && child !== null);

/** Words that a reader would see and that do not come from a catalogue. */
const strayTexts = (code: string): string[] => {
  const found: string[] = [];
  const visit = (node: object): void => {
    if ("type" in node) {
      if (node.type === "JSXText" && "value" in node && hasWords(node.value)) found.push(String(node.value).trim());
      if (node.type === "Literal" && "value" in node && hasChinese(node.value)) found.push(String(node.value));
      if (node.type === "TemplateElement" && "value" in node && hasChinese(JSON.stringify(node.value))) {
        found.push(JSON.stringify(node.value));
      }
      if (node.type === "JSXAttribute" && "name" in node && "value" in node) {
        const { name, value } = node as {
          name: { readonly name?: unknown };
          value: { readonly type?: string; readonly value?: unknown } | null;
        };
        if (spoken.has(String(name.name)) && value?.type === "Literal" && hasWords(value.value)) {
          found.push(String(value.value));
        }
      }
    }
    childrenOf(node).forEach(visit);
  };
  visit(parseAst(code, { lang: "tsx" }));
  return [...new Set(found)];
};

describe("texts of the workspace", () => {
  it("all come from the catalogues", () => {
    const files = globSync("**/*.{ts,tsx}", { cwd: source }).filter((file) => !file.includes(".test."));
    expect(files.length).toBeGreaterThan(20);
    const stray = files.flatMap((file) =>
      strayTexts(readFileSync(join(source, file), "utf8")).map((text) => `${file}: ${text}`),
    );
    expect(stray).toEqual([]);
  });

  it("are found where somebody writes them into a component", () => {
    expect(strayTexts("const a = <p>Saved</p>;")).toEqual(["Saved"]);
    expect(strayTexts("const a = <input placeholder='Name' />;")).toEqual(["Name"]);
    expect(strayTexts('const a = go ? "合规" : "";')).toEqual(["合规"]);
    expect(strayTexts("const a = `第${n}条`;")).toHaveLength(2);
    expect(strayTexts('const a = <p className="small">{t("title")} · ▾</p>;')).toEqual([]);
  });
});
