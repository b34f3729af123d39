import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/register", load: () => import("./register-page.tsx"), kit: "light" },
    { path: "/register/new", load: () => import("./new-page.tsx"), kit: "light" },
    {
      path: "/register/import",
      load: () => import("./import-page.tsx"),
      kit: "light",
    },
    { path: "/register/laws", load: () => import("./laws-page.tsx"), kit: "light" },
    { path: "/register/$risk", load: () => import("./risk-page.tsx"), kit: "light" },
  ],
  rail: [{ to: "/register", label: railTexts.register, order: 20, action: "register.read", kind: "company" }],
  places: [
    { to: "/register", text: "register", part: "plan", action: "register.read" },
    { to: "/register/laws", text: "laws", part: "plan", action: "register.read" },
  ],
};
