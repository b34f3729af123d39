import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/statements", load: () => import("./statements-page.tsx"), kit: "light" },
    {
      path: "/statements/$statement",
      load: () => import("./statement-page.tsx"),
      kit: "light",
    },
  ],
  rail: [{ to: "/statements", label: railTexts.statements, order: 40, action: "statements.read", kind: "body" }],
};
