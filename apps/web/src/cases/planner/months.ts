/** Every month from the first to the last, so that an empty one shows as empty; none where there is no first. */
export const monthsBetween = (first: string, last: string): readonly string[] => {
  if (first === "" || last < first) return [];
  const start = Temporal.PlainYearMonth.from(first);
  const { months } = start.until(Temporal.PlainYearMonth.from(last), { largestUnit: "months" });
  return Array.from({ length: months + 1 }, (_, at) => start.add({ months: at }).toString());
};
