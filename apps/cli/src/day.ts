/** Legal "today": the day in the zone that the rules name. */
export const legalToday = (): string => Temporal.Now.plainDateISO("Asia/Shanghai").toString();

/** A calendar day as the command line takes it; null for anything else. */
export const readDay = (text: string): Temporal.PlainDate | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
};
