import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [{ path: "/readiness", load: () => import("./readiness-page.tsx"), kit: "light" }],
  rail: [],
  places: [{ to: "/readiness", text: "readiness", part: "check", action: "register.read" }],
};
