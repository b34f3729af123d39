import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [{ path: "/awareness", load: () => import("./awareness-page.tsx"), kit: "light" }],
  rail: [],
  places: [{ to: "/awareness", text: "awareness", part: "support", action: "register.read" }],
};
