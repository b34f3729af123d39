import { casePageTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/cases", title: casePageTexts.title, load: () => import("./cases-page.tsx"), kit: "light" },
    { path: "/cases/new", title: casePageTexts.open, load: () => import("./open-page.tsx"), kit: "light" },
    { path: "/cases/$case", title: casePageTexts.caseTitle, load: () => import("./case-page.tsx"), kit: "light" },
    {
      path: "/cases/$case/records/$kind",
      title: casePageTexts.record,
      load: () => import("./record-page.tsx"),
      kit: "light",
    },
    {
      path: "/cases/$case/checklist",
      title: casePageTexts.checklist,
      load: () => import("./checklist-page.tsx"),
      kit: "light",
    },
    {
      path: "/cases/$case/on-site",
      title: casePageTexts.onSite,
      load: () => import("./on-site-page.tsx"),
      kit: "light",
    },
    {
      path: "/cases/$case/findings/$finding",
      title: casePageTexts.finding,
      load: () => import("./finding-page.tsx"),
      kit: "light",
    },
  ],
  // Clients see the cases opened for them, bodies all of theirs; who may do neither has no entry.
  rail: [{ to: "/cases", label: casePageTexts.title, order: 30, action: "cases.read" }],
};
