import { type Language, registerLawTexts, say } from "@touchstone/contract";
import type { LawBase } from "@touchstone/requirements";
import { checkerOn, endedOn, overtakenOn, readDateOf } from "./laws.ts";

type Day = { readonly on: string; readonly base: LawBase };
type Document = { readonly family: string; readonly version: string; readonly title: string };
type Ended = {
  readonly title: string;
  readonly endedOn: string | null;
  readonly successor: Document | null;
  readonly source: string | null;
};

/** It is taken all the same: a register may say what was asked for then; it may not say so in silence (AP-14). */
const warn = (ended: Ended, language: Language) => ({
  code: "citation-ended" as const,
  message: say(registerLawTexts.citationEnded, language, {
    title: ended.title,
    since: ended.endedOn ?? "none",
    successor: ended.successor?.title ?? "none",
    version: ended.successor?.version ?? "",
  }),
  ...ended,
});

export const warnOfLine = (
  { on, base }: Day,
  { title, printedDate }: { readonly title: string; readonly printedDate: string },
  language: Language,
) => {
  const { verdict, match, correct, source } = checkerOn(on, { base })(title, readDateOf(printedDate));
  if (verdict !== "outdated") return [];
  const successor = correct !== null && "successor" in correct ? correct.successor : null;
  const since = match === null ? null : endedOn(on, base)(match);
  return [warn({ title, endedOn: since, successor, source }, language)];
};

export const warnOfClause = (
  { on, base }: Day,
  cited: { readonly family: string; readonly version: string },
  language: Language,
) => {
  const since = endedOn(on, base)(cited);
  const document = base.families.get(cited.family)?.find(({ version }) => version === cited.version);
  if (since === null || document === undefined) return [];
  const { title, source } = document;
  return [warn({ title, endedOn: since, successor: overtakenOn(on, base)(cited), source }, language)];
};
