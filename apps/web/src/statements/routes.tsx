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
    { path: "/statements/tables", load: () => import("./tables-page.tsx"), kit: "light" },
    { path: "/held-statements", load: () => import("./held-page.tsx"), kit: "light" },
    { path: "/held-statements/$case", load: () => import("./held-statement-page.tsx"), kit: "light" },
  ],
  rail: [
    { to: "/held-statements", label: railTexts.held, order: 40, action: "statements.read", kind: "company" },
    { to: "/statements", label: railTexts.statements, order: 40, action: "statements.read", kind: "body" },
  ],
};
