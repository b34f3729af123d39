import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/evidence", load: () => import("./evidence-page.tsx"), kit: "light" },
    { path: "/evidence/$evidence", load: () => import("./item-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [{ to: "/evidence", text: "evidence", part: "check", action: "register.read" }],
};
