import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/objectives", load: () => import("./objectives-page.tsx"), kit: "light" },
    { path: "/objectives/$risk", load: () => import("./periods-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [{ to: "/objectives", text: "objectives", part: "plan", action: "register.read" }],
};
