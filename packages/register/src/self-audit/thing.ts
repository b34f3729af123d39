/** Something in the workspace that an answer speaks of, so that a reader can go there. */
export type Thing = {
  readonly to: "risk" | "record" | "evidence" | "clause" | "site" | "issue" | "party";
  readonly id: string;
  /** Of a record its kind; null for all else. */
  readonly kind: string | null;
  readonly title: string;
};
