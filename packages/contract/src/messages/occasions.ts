import type { RefusalCatalogue } from "../text.ts";
import { standingTexts } from "./statement-life.ts";

/** What stands against a case about a statement that was issued before. */
export const occasionRefusals = {
  "occasion-unknown": {
    status: 422,
    zh: "方案没有“{occasion}”这种评定。可选：{known}。",
    en: "The scheme knows no assessment called {occasion}. It knows: {known}.",
  },
  "occasion-needs-statement": {
    status: 422,
    zh: "“{title}”针对已有的证明。先选是哪一份。",
    en: "An assessment of the kind “{title}” is about a statement that is there. Choose which one.",
  },
  "occasion-makes-statement": {
    status: 422,
    zh: "“{title}”会出具新的证明，不能针对已有的 {number}。去掉它，或换一种评定。",
    en: "“{title}” makes a new statement and cannot be about {number}. Leave it out, or choose another kind of assessment.",
  },
  "statement-of-another": {
    status: 422,
    zh: "证明 {number} 不是这个客户在本方案下的证明。",
    en: "Statement {number} is not this client's under this scheme.",
  },
  "statement-ended": {
    status: 422,
    zh: "证明 {number} 目前是“{standing}”，不能再做“{title}”。",
    en: "Statement {number} stands as {standing}; “{title}” is no longer possible.",
    words: { standing: standingTexts },
  },
  "amendment-changes-nothing": {
    status: 422,
    zh: "证明 {number} 已经是这个范围和场所，这次变更什么也没改。写上变更后的范围，或作出不同意的决定。",
    en: "Statement {number} already says this scope and these sites, so nothing would change. Write the scope as it is to be, or decide otherwise.",
  },
  "statement-not-suspended": {
    status: 422,
    zh: "证明 {number} 没有处于暂停状态（{standing}），无需恢复。",
    en: "Statement {number} is not suspended ({standing}); there is nothing to restore.",
    words: { standing: standingTexts },
  },
} as const satisfies RefusalCatalogue;
