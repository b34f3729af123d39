import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/requirements", load: () => import("./documents-page.tsx"), kit: "light" },
    {
      path: "/requirements/points",
      load: () => import("./points-page.tsx"),
      kit: "light",
    },
    { path: "/requirements/quiz", load: () => import("./quiz-page.tsx"), kit: "light" },
    { path: "/requirements/workshops", load: () => import("./workshops-page.tsx"), kit: "light" },
    { path: "/requirements/workshops/$workshop", load: () => import("./workshop-page.tsx"), kit: "light" },
    {
      path: "/requirements/articles",
      load: () => import("./articles-page.tsx"),
      kit: "light",
    },
    {
      path: "/requirements/law/$family",
      load: () => import("./document-page.tsx"),
      kit: "light",
    },
    {
      path: "/requirements/law/$family/compare",
      load: () => import("./compare-page.tsx"),
      kit: "light",
    },
    { path: "/requirements/law/$family/coverage", load: () => import("./reading/coverage-page.tsx"), kit: "light" },
    { path: "/requirements/fishbone", load: () => import("./reading/fishbone-page.tsx"), kit: "light" },
    { path: "/requirements/quote", load: () => import("./reading/quote-page.tsx"), kit: "light" },
    { path: "/requirements/scenes", load: () => import("./scenes-page.tsx"), kit: "light" },
    { path: "/requirements/scenes/$scene", load: () => import("./scene-page.tsx"), kit: "light" },
    { path: "/requirements/scenes/$scene/write", load: () => import("./scene-duty-page.tsx"), kit: "light" },
    { path: "/requirements/changes", load: () => import("./changes/changes-page.tsx"), kit: "light" },
    { path: "/requirements/impact", load: () => import("./changes/told-page.tsx"), kit: "light" },
    { path: "/requirements/impact/$family/$version", load: () => import("./changes/impact-page.tsx"), kit: "light" },
    { path: "/requirements/editions/$edition", load: () => import("./changes/edition-page.tsx"), kit: "light" },
    {
      path: "/requirements/rule-editions/$pack/$edition",
      load: () => import("./changes/rule-edition-page.tsx"),
      kit: "light",
    },
    { path: "/requirements/move", load: () => import("./changes/move-page.tsx"), kit: "light" },
    { path: "/requirements/schedules", load: () => import("./schedules-page.tsx"), kit: "light" },
    { path: "/requirements/retention", load: () => import("./retention-page.tsx"), kit: "light" },
    { path: "/requirements/qualification", load: () => import("./qualification-page.tsx"), kit: "light" },
    { path: "/requirements/standard-tree", load: () => import("./standard-tree-page.tsx"), kit: "light" },
    { path: "/requirements/differences", load: () => import("./differences-page.tsx"), kit: "light" },
  ],
  rail: [{ to: "/requirements", label: railTexts.requirements, order: 50, action: null }],
};
