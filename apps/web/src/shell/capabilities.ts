import type { Capability, Page, Place, RailEntry } from "./capability.ts";

// A folder with a routes.tsx is a capability, or a part of one; nothing else needs to know its name.
const found = import.meta.glob<Capability>(["../*/routes.tsx", "../*/*/routes.tsx"], {
  eager: true,
  import: "capability",
});

export const pages: readonly Page[] = Object.values(found).flatMap((capability) => capability.pages);

export const railEntries: readonly RailEntry[] = Object.values(found)
  .flatMap((capability) => capability.rail)
  .toSorted((a, b) => a.order - b.order);

export const places: readonly Place[] = Object.values(found).flatMap((capability) => capability.places ?? []);
