import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import * as contract from "../index.ts";
import type { Message } from "../text.ts";

const isMessage = (value: unknown): value is Message =>
  typeof value === "object" &&
  value !== null &&
  "zh" in value &&
  "en" in value &&
  typeof value.zh === "string" &&
  typeof value.en === "string";

const messages: readonly (readonly [string, Message])[] = Object.entries(contract).flatMap(([catalogue, texts]) =>
  typeof texts !== "object" || texts === null
    ? []
    : Object.entries(texts).flatMap(([key, message]): (readonly [string, Message])[] =>
        isMessage(message) ? [[`${catalogue}.${key}`, message]] : [],
      ),
);

// ICU's own arguments, wherever they are nested.
const argumentsOf = (text: string): string[] => {
  const found = new Set<string>();
  const walk = (parts: readonly object[]): void => {
    for (const part of parts) {
      if ("type" in part && part.type !== 0 && part.type !== 7 && "value" in part) found.add(String(part.value));
      if ("options" in part && typeof part.options === "object" && part.options !== null) {
        for (const option of Object.values(part.options)) walk(option.value);
      }
    }
  };
  walk(new IntlMessageFormat(text, "en", undefined, { ignoreTag: true }).getAst());
  return [...found].toSorted();
};

describe("message catalogues", () => {
  it("are all here", () => {
    expect(messages.length).toBeGreaterThan(100);
  });

  it.each(messages)("%s says the same in both languages", (_, { zh, en }) => {
    expect(zh.trim()).not.toBe("");
    expect(en.trim()).not.toBe("");
    expect(argumentsOf(zh)).toEqual(argumentsOf(en));
  });

  it.each(messages)("%s is written, not shouted", (_, { zh, en }) => {
    expect(zh).not.toMatch(/您|操作成功|[！!]/);
    expect(en).not.toMatch(/!/);
    // Half-width punctuation between Chinese characters is a slip of the keyboard.
    expect(zh).not.toMatch(/\p{Script=Han}[,;?]\p{Script=Han}/u);
    expect(zh + en).not.toMatch(/\S {2,}\S/);
  });
});
