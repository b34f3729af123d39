import { partyTexts } from "@touchstone/contract";
import type { Capability } from "../shell/capability.ts";

export const capability: Capability = {
  pages: [
    { path: "/parties", title: partyTexts.title, load: () => import("./people-page.tsx"), kit: "light" },
    {
      path: "/parties/relations",
      title: partyTexts.relationsTitle,
      load: () => import("./relations-page.tsx"),
      kit: "light",
    },
    { path: "/parties/$person", title: partyTexts.title, load: () => import("./person-page.tsx"), kit: "light" },
  ],
  rail: [{ to: "/parties", label: partyTexts.rail, order: 60, action: "parties.read" }],
};
