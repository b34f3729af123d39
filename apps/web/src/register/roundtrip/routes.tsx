import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [{ path: "/register/exchange", load: () => import("./exchange-page.tsx"), kit: "light" }],
  rail: [],
  places: [{ to: "/register/exchange", text: "exchange", part: "plan", action: "register.read" }],
};
