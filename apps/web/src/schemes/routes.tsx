import { rulesTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/schemes/rules", title: rulesTexts.title, load: () => import("./rules-page.tsx"), kit: "light" },
    { path: "/schemes/rules/$pack", title: rulesTexts.packTitle, load: () => import("./rule-page.tsx"), kit: "light" },
    {
      path: "/schemes/vocabulary",
      title: rulesTexts.vocabulary,
      load: () => import("./vocabulary-page.tsx"),
      kit: "light",
    },
  ],
  rail: [
    { to: "/schemes/rules", label: rulesTexts.rail, order: 70, action: null },
    { to: "/schemes/vocabulary", label: rulesTexts.vocabulary, order: 75, action: null },
  ],
};
