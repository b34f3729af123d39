import type { Capability } from "../../shell/capability.ts";

// The overview of the management system lists the kinds themselves: they come from the server.
export const capability: Capability = {
  pages: [
    { path: "/records/$kind", load: () => import("./records-page.tsx"), kit: "light" },
    { path: "/records/$kind/new", load: () => import("./new-record-page.tsx"), kit: "light" },
    { path: "/records/$kind/$record", load: () => import("./record-page.tsx"), kit: "light" },
  ],
  rail: [],
};
