const shape = /^[12]\d{3}-\d{2}-\d{2}$/;

/** Whether a string is a calendar day written `YYYY-MM-DD`. Such strings compare in the order of the days. */
export const isIsoDate = (text: string): boolean => {
  if (!shape.test(text)) return false;
  const [year, month, day] = text.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12 || day < 1)
    return false;
  return day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
};
