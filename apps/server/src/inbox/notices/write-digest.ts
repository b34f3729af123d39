import type { Language } from "@touchstone/contract";
import type { MessageWritten, NoticeContent, NoticeLine } from "@touchstone/register";
import type { Item } from "../arrange.ts";

/** More than that nobody reads in a message; the inbox has the rest. */
const mostLines = 30;
const mostSigns = 200;

// One line of a message: a title may be longer, and may hold a line break.
const short = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return [...line].length > mostSigns ? `${[...line].slice(0, mostSigns - 1).join("")}…` : line;
};

const lineOf = ({ act, subject, due, group, href }: Item, language: Language): NoticeLine => ({
  act: short(act[language]),
  subject: short(subject),
  due,
  overdue: group === "overdue",
  href,
});

/** What a digest says of an inbox, which comes arranged: what is late stands first. */
export const contentOf = (items: readonly Item[], organisation: string, language: Language): NoticeContent => ({
  organisation,
  total: items.length,
  overdue: items.filter(({ group }) => group === "overdue").length,
  lines: items.slice(0, mostLines).map((item) => lineOf(item, language)),
});

type To = {
  readonly kind: "digest" | "test";
  readonly webhook: string | null;
  readonly person: string;
  readonly day: string;
  readonly language: Language;
};

export const messageWritten = (to: To, content: NoticeContent): MessageWritten => ({
  type: "MessageWritten",
  data: to,
  personal: { person: to.person, fields: content },
});
