import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [{ path: "/trails", load: () => import("./trails-page.tsx"), kit: "light" }],
  rail: [],
  places: [{ to: "/trails", text: "trails", part: "check", action: "register.read" }],
};
