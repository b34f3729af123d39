import { statementPageTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/statements", title: statementPageTexts.title, load: () => import("./statements-page.tsx"), kit: "light" },
    {
      path: "/statements/$statement",
      title: statementPageTexts.one,
      load: () => import("./statement-page.tsx"),
      kit: "light",
    },
  ],
  rail: [{ to: "/statements", label: statementPageTexts.rail, order: 40, action: "statements.read", kind: "body" }],
};
