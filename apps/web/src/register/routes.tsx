import { registerTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/register", title: registerTexts.title, load: () => import("./register-page.tsx"), kit: "light" },
    { path: "/register/new", title: registerTexts.newTitle, load: () => import("./new-page.tsx"), kit: "light" },
    {
      path: "/register/import",
      title: registerTexts.importTitle,
      load: () => import("./import-page.tsx"),
      kit: "light",
    },
    { path: "/register/$risk", title: registerTexts.title, load: () => import("./risk-page.tsx"), kit: "light" },
  ],
  rail: [{ to: "/register", label: registerTexts.rail, order: 20, action: "register.read", kind: "company" }],
};
