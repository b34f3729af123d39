import type { Message, PlaceKey } from "@touchstone/contract";
import type { Action } from "@touchstone/kernel";
import type { ComponentType } from "react";

export type Page = {
  /** Below `/app`, parameters with `$`: `/cases/$case`. */
  readonly path: string;
  readonly load: () => Promise<{ readonly Page: ComponentType }>;
  /** `desk` pages get Ant Design around them; `light` pages must not import it (phones, 200 kB). */
  readonly kit: "desk" | "light";
};

export type RailEntry = {
  readonly to: string;
  readonly label: Message;
  /** Ascending; see the table in README.md. */
  readonly order: number;
  /** Shown to whoever may do this in the current organisation; null: to everybody. */
  readonly action: Action | null;
  /** Only in organisations of this kind. */
  readonly kind?: "company" | "body";
  /** A hook that counts what waits behind the entry. */
  readonly useCount?: () => number | null;
};

/** Where a place stands in the management system: the five parts that ISO's harmonised structure (clauses 4 to 10) makes. */
export const placeParts = ["plan", "support", "operate", "check", "improve"] as const;

/** A page of the organisation's management system: listed on its overview and in Ctrl+K, and not in the rail. */
export type Place = {
  readonly to: string;
  /** Its texts load with the overview, not with the shell. */
  readonly text: PlaceKey;
  readonly part: (typeof placeParts)[number];
  readonly action: Action;
};

/** What a capability's `routes.tsx` exports as `capability`. */
export type Capability = {
  readonly pages: readonly Page[];
  readonly rail: readonly RailEntry[];
  readonly places?: readonly Place[];
};
