import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/register/isms/threats", load: () => import("./threats-page.tsx"), kit: "light" },
    { path: "/register/isms/assets", load: () => import("./assets-page.tsx"), kit: "light" },
    { path: "/register/isms/soa", load: () => import("./soa-page.tsx"), kit: "light" },
    { path: "/register/isms/soa-comparison", load: () => import("./compare-page.tsx"), kit: "light" },
    { path: "/register/isms/soa-print", load: () => import("./print-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [
    { to: "/register/isms/threats", text: "threats", part: "plan", action: "register.read" },
    { to: "/register/isms/assets", text: "assets", part: "plan", action: "register.read" },
    { to: "/register/isms/soa", text: "soa", part: "plan", action: "register.read" },
  ],
};
