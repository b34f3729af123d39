import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/cases/programme", load: () => import("./programme-page.tsx"), kit: "light" },
    { path: "/cases/programme/$statement", load: () => import("./programme-one-page.tsx"), kit: "light" },
    { path: "/cases/transition", load: () => import("./transition-page.tsx"), kit: "light" },
    { path: "/cases/deadlines", load: () => import("./deadlines-page.tsx"), kit: "light" },
  ],
  // Reached from the list of cases, whose entry stands for them in the rail.
  rail: [],
};
