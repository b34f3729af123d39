import { railTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/parties", load: () => import("./people-page.tsx"), kit: "light" },
    {
      path: "/parties/relations",
      load: () => import("./relations-page.tsx"),
      kit: "light",
    },
    { path: "/parties/matrix", load: () => import("./matrix-page.tsx"), kit: "light" },
    { path: "/parties/impartiality", load: () => import("./impartiality-page.tsx"), kit: "light" },
    { path: "/parties/sanctions", load: () => import("./sanctions-page.tsx"), kit: "light" },
    { path: "/parties/double-contracts", load: () => import("./double-contracts-page.tsx"), kit: "light" },
    { path: "/parties/$person", load: () => import("./person-page.tsx"), kit: "light" },
  ],
  rail: [{ to: "/parties", label: railTexts.parties, order: 60, action: "parties.read" }],
};
