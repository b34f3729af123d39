/** Days from `from` to `until`, both counted; null is open. */
export type Term = { readonly from: string | null; readonly until: string | null };

export const isBackwards = ({ from, until }: Term): boolean => from !== null && until !== null && until < from;

const never = "9999-12-31";

export const overlaps = (one: Term, other: Term): boolean =>
  (one.from ?? "") <= (other.until ?? never) && (other.from ?? "") <= (one.until ?? never);

export const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
