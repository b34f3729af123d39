import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/cases/programme", load: () => import("./programme-page.tsx"), kit: "light" },
    { path: "/cases/programme/$statement", load: () => import("./programme-one-page.tsx"), kit: "light" },
    { path: "/cases/deadlines", load: () => import("./deadlines-page.tsx"), kit: "light" },
  ],
  rail: [{ to: "/cases/programme", label: railTexts.programme, order: 35, action: "cases.read", kind: "body" }],
};
