import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [{ path: "/sites", load: () => import("./sites-page.tsx"), kit: "light" }],
  rail: [],
  places: [{ to: "/sites", text: "sites", part: "plan", action: "register.read" }],
};
