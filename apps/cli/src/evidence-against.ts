/** Evidence that speaks against its row: the option carries the reason, because a contradiction always has one. */
export const againstOption = [
  "--against <why>",
  "反证：说明这一行不符合，写明理由 · it shows that the row does not hold; say why",
] as const;

export const bearingOf = ({ against }: { readonly against?: string }) =>
  against === undefined ? {} : { bearing: "contradicts" as const, why: against };
