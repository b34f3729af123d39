/**
 * Adds months by the corresponding day; where the month has no such day, its last day (中华人民共和国民法典, 第二百零二条):
 * 31 May and three months is 31 August, 30 November and three months is the last day of February.
 */
export const addMonthsEndRule = (from: Temporal.PlainDate, months: number): Temporal.PlainDate =>
  from.add({ months }, { overflow: "constrain" });
