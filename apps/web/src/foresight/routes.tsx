import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/foresight", load: () => import("./trends-page.tsx"), kit: "light" },
    { path: "/foresight/issues", load: () => import("./issues-page.tsx"), kit: "light" },
    { path: "/foresight/parties", load: () => import("./parties-page.tsx"), kit: "light" },
    { path: "/foresight/scope", load: () => import("./scope-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [
    { to: "/foresight", text: "foresight", part: "plan", action: "register.read" },
    { to: "/foresight/issues", text: "contextIssues", part: "plan", action: "register.read" },
    { to: "/foresight/parties", text: "interestedParties", part: "plan", action: "register.read" },
    { to: "/foresight/scope", text: "systemScope", part: "plan", action: "register.read" },
  ],
};
