/** An instant as the register's readers have it on their wall: day and minute in China. */
export const sayMoment = (instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO("Asia/Shanghai")
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" })
    .replace("T", " ");
