import { type Language, logTexts, say } from "@touchstone/contract";
import type { html } from "hono/html";
import { publicFrame } from "../http/public-frame.ts";
import { tableStyle } from "../http/public-style.ts";

/** What hono's `html` gives back; pages are put together from it. */
export type Markup = ReturnType<typeof html>;

export type LogText = (key: keyof typeof logTexts, facts?: Readonly<Record<string, string | number>>) => string;

export const logText =
  (language: Language): LogText =>
  (key, facts = {}) =>
    say(logTexts[key], language, facts);

/** The log's pages in the frame of every public page. */
export const publicPage = (language: Language, title: string, path: string, body: Markup): string =>
  publicFrame({ language, title: `${title} · Touchstone`, path, style: tableStyle, body });
