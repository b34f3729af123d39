import type { Message } from "@touchstone/contract";
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

/** What a capability's `routes.tsx` exports as `capability`. */
export type Capability = { readonly pages: readonly Page[]; readonly rail: readonly RailEntry[] };
