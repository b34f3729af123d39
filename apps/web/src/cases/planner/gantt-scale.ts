/** Days to pixels over a span of months that begins a little before the day of the page. */
export type Scale = {
  readonly months: readonly { readonly month: string; readonly x: number }[];
  readonly width: number;
  readonly x: (day: string) => number;
};

const perDay = 0.85;

export const scaleOf = (on: string, months: number): Scale => {
  const first = Temporal.PlainDate.from(on).subtract({ months: 2 }).with({ day: 1 });
  const last = first.add({ months });
  const width = first.until(last).days * perDay;
  const x = (day: string): number => {
    const at = first.until(Temporal.PlainDate.from(day)).days * perDay;
    return Math.max(0, Math.min(width, at));
  };
  return {
    months: Array.from({ length: months }, (_, at) => {
      const day = first.add({ months: at });
      return { month: day.toPlainYearMonth().toString(), x: x(day.toString()) };
    }),
    width,
    x,
  };
};
