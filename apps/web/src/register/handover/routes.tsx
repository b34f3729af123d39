import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/handover", load: () => import("./handovers-page.tsx"), kit: "light" },
    { path: "/handover/choose", load: () => import("./choose-page.tsx"), kit: "light" },
    { path: "/handover/$handover", load: () => import("./handover-page.tsx"), kit: "light" },
    { path: "/cases/$case/handed", load: () => import("./handed-page.tsx"), kit: "light" },
    { path: "/findings", load: () => import("./findings-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [
    { to: "/handover", text: "handover", part: "check", action: "register.read" },
    { to: "/findings", text: "findings", part: "improve", action: "register.read" },
  ],
};
