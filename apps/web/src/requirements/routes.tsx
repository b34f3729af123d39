import { requirementsTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/requirements", title: requirementsTexts.title, load: () => import("./documents-page.tsx"), kit: "light" },
    {
      path: "/requirements/points",
      title: requirementsTexts.points,
      load: () => import("./points-page.tsx"),
      kit: "light",
    },
    {
      path: "/requirements/articles",
      title: requirementsTexts.searchArticles,
      load: () => import("./articles-page.tsx"),
      kit: "light",
    },
    {
      path: "/requirements/law/$family",
      title: requirementsTexts.document,
      load: () => import("./document-page.tsx"),
      kit: "light",
    },
    {
      path: "/requirements/law/$family/compare",
      title: requirementsTexts.compare,
      load: () => import("./compare-page.tsx"),
      kit: "light",
    },
  ],
  rail: [{ to: "/requirements", label: requirementsTexts.title, order: 50, action: null }],
};
