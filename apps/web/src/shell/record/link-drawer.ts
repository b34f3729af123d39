import { createContext, type ReactNode } from "react";

export type LinkProps = {
  readonly label: string;
  readonly need: "required" | "optional";
  readonly hint?: string;
  /** A risk, an evidence file, a site, or a record of a kind. */
  readonly to: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** How a field that leads to something is drawn; the pages that have such fields say it. */
export const LinkDrawer = createContext<((props: LinkProps) => ReactNode) | null>(null);
