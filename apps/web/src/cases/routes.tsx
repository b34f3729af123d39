import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/cases", load: () => import("./cases-page.tsx"), kit: "light" },
    { path: "/cases/new", load: () => import("./open-page.tsx"), kit: "light" },
    { path: "/cases/again", load: () => import("./again-page.tsx"), kit: "light" },
    { path: "/cases/apply-again", load: () => import("./apply-again-page.tsx"), kit: "light" },
    { path: "/cases/apply", load: () => import("./apply-page.tsx"), kit: "light" },
    { path: "/cases/dossier", load: () => import("./dossier-page.tsx"), kit: "light" },
    { path: "/cases/templates", load: () => import("./templates-page.tsx"), kit: "light" },
    { path: "/cases/$case/dossier", load: () => import("./dossier-page.tsx"), kit: "light" },
    { path: "/cases/programme", load: () => import("./planner/programme-page.tsx"), kit: "light" },
    { path: "/cases/programme/$statement", load: () => import("./planner/programme-one-page.tsx"), kit: "light" },
    { path: "/cases/transition", load: () => import("./planner/transition-page.tsx"), kit: "light" },
    { path: "/cases/deadlines", load: () => import("./planner/deadlines-page.tsx"), kit: "light" },
    { path: "/cases/$case", load: () => import("./case-page.tsx"), kit: "light" },
    {
      path: "/cases/$case/records/$kind",
      load: () => import("./record-page.tsx"),
      kit: "light",
    },
    {
      path: "/cases/$case/checklist",
      load: () => import("./checklist-page.tsx"),
      kit: "light",
    },
    {
      path: "/cases/$case/on-site",
      load: () => import("./on-site-page.tsx"),
      kit: "light",
    },
    { path: "/cases/$case/findings", load: () => import("./findings-page.tsx"), kit: "light" },
    { path: "/cases/$case/appeals", load: () => import("./case-appeals-page.tsx"), kit: "light" },
    { path: "/cases/$case/effects", load: () => import("./case-effects-page.tsx"), kit: "light" },
    { path: "/cases/effects", load: () => import("./effects-page.tsx"), kit: "light" },
    { path: "/cases/appeals", load: () => import("./appeals-page.tsx"), kit: "light" },
    {
      path: "/cases/$case/findings/$finding",
      load: () => import("./finding-page.tsx"),
      kit: "light",
    },
  ],
  // Clients see the cases opened for them, bodies all of theirs; who may do neither has no entry.
  rail: [{ to: "/cases", label: railTexts.cases, order: 30, action: "cases.read" }],
};
