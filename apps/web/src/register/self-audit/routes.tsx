import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/clauses", load: () => import("./clauses-page.tsx"), kit: "light" },
    { path: "/rehearsal", load: () => import("./rehearsal-page.tsx"), kit: "light" },
    { path: "/review-inputs", load: () => import("./reviews-page.tsx"), kit: "light" },
    { path: "/review-inputs/$record", load: () => import("./review-page.tsx"), kit: "light" },
    { path: "/audit-checklists", load: () => import("./audits-page.tsx"), kit: "light" },
    { path: "/audit-checklists/$record", load: () => import("./audit-page.tsx"), kit: "light" },
  ],
  rail: [],
  places: [
    { to: "/clauses", text: "clauses", part: "check", action: "register.read" },
    { to: "/audit-checklists", text: "auditChecklists", part: "check", action: "register.read" },
    { to: "/review-inputs", text: "reviewInputs", part: "check", action: "register.read" },
    { to: "/rehearsal", text: "rehearsal", part: "check", action: "register.read" },
  ],
};
