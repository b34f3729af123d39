import type { NoticeContent } from "@touchstone/register";
import { expect, test } from "vitest";
import { render, robotBody } from "./render.ts";

const written = { kind: "digest", webhook: "w", person: "p", day: "2026-11-23", language: "zh" } as const;

const contentOf = (total: number, act: string): NoticeContent => ({
  organisation: "澄湖物业",
  total,
  overdue: 0,
  lines: Array.from({ length: Math.min(total, 30) }, (_, at) => ({
    act: `${act}${at}`,
    subject: "",
    due: null,
    overdue: false,
    href: "/",
  })),
});

const robotText = (format: "wecom" | "feishu", total: number, act: string): string => {
  const { text, content } = JSON.parse(robotBody(format, render(written, contentOf(total, act), "https://t.example")));
  return (text ?? content).content ?? content.text;
};

test("a robot's text says how many of the things it leaves out, whatever cut them", () => {
  const short = robotText("wecom", 3, "复查");
  expect(short).toContain("全部待办");
  const long = robotText("wecom", 31, "一二三四五六七八九十".repeat(6));
  const shown = long.split("\n").length - 2;
  expect(shown).toBeLessThan(30);
  expect(long).toContain(`另有 ${31 - shown} 件`);
  expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(2000);
});

test("a title calls nobody in a group", () => {
  const text = robotText("feishu", 1, '<at user_id="all">所有人</at>');
  expect(text).toContain("所有人");
  expect(text).not.toContain("<");
});
