import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/schemes", load: () => import("./schemes-page.tsx"), kit: "light" },
    { path: "/schemes/rules", load: () => import("./rules-page.tsx"), kit: "light" },
    { path: "/schemes/rules/$pack", load: () => import("./rule-page.tsx"), kit: "light" },
    { path: "/schemes/standards", load: () => import("./standards-page.tsx"), kit: "light" },
    {
      path: "/schemes/vocabulary",
      load: () => import("./vocabulary-page.tsx"),
      kit: "light",
    },
    { path: "/schemes/$scheme", load: () => import("./scheme-page.tsx"), kit: "light" },
  ],
  rail: [
    { to: "/schemes", label: railTexts.schemes, order: 70, action: null },
    { to: "/schemes/vocabulary", label: railTexts.vocabulary, order: 75, action: null },
  ],
};
