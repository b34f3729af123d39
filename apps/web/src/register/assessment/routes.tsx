import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/register/assessments", load: () => import("./list-page.tsx"), kit: "light" },
    { path: "/register/assessments/new", load: () => import("./assess-page.tsx"), kit: "light" },
    { path: "/register/assessments/$assessment", load: () => import("./assessment-page.tsx"), kit: "light" },
    { path: "/register/matrix", load: () => import("./matrix-page.tsx"), kit: "light" },
    { path: "/register/criteria", load: () => import("./criteria-page.tsx"), kit: "light" },
    { path: "/register/controls", load: () => import("./controls-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [
    { to: "/register/assessments", text: "assessments", part: "plan", action: "register.read" },
    { to: "/register/matrix", text: "riskMatrix", part: "plan", action: "register.read" },
    { to: "/register/criteria", text: "riskCriteria", part: "plan", action: "register.read" },
    { to: "/register/controls", text: "gradedControl", part: "operate", action: "register.read" },
  ],
};
