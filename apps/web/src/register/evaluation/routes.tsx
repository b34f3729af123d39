import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/health", load: () => import("./health-page.tsx"), kit: "light" },
    { path: "/compliance", load: () => import("./compliance-page.tsx"), kit: "light" },
    { path: "/compliance/$report", load: () => import("./report-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [
    { to: "/health", text: "health", part: "check", action: "register.read" },
    { to: "/compliance", text: "compliance", part: "check", action: "register.read" },
  ],
};
