import type { Outcome } from "@touchstone/register";

/** What came of a try; `asked` is how long a receiver wants to be left alone, `gone` that it takes no more. */
export type Tried = Outcome & { readonly asked: number | null; readonly gone: boolean };

export const arrived = (status: number | null): Tried => ({
  outcome: "sent",
  status,
  what: "",
  lasting: false,
  asked: null,
  gone: false,
});

export const failed = (what: string, part: Partial<Tried> = {}): Tried => ({
  outcome: "failed",
  status: null,
  what,
  lasting: false,
  asked: null,
  gone: false,
  ...part,
});
