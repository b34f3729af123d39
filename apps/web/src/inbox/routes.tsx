import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";
import { useInboxCount } from "./use-inbox.ts";

export const capability: Capability = {
  pages: [
    { path: "/", load: () => import("./inbox-page.tsx"), kit: "light" },
    { path: "/notices", load: () => import("./notices-page.tsx"), kit: "light" },
  ],
  rail: [{ to: "/", label: railTexts.inbox, order: 10, action: null, useCount: useInboxCount }],
  places: [{ to: "/notices", text: "notices", part: "support", action: "register.read" }],
};
