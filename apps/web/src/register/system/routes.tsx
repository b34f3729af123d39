import { railTexts } from "@touchstone/contract";
import type { Capability } from "../../shell/capability.ts";

export const capability: Capability = {
  pages: [{ path: "/system", load: () => import("./system-page.tsx"), kit: "light" }],
  rail: [{ to: "/system", label: railTexts.system, order: 15, action: "register.read", kind: "company" }],
};
