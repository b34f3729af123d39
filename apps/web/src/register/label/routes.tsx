import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [{ path: "/labels", load: () => import("./labels-page.tsx"), kit: "light" }],
  rail: [],
  places: [{ to: "/labels", text: "labels", part: "operate", action: "register.read" }],
};
