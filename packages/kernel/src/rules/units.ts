import { z } from "zod";

declare const daysUnit: unique symbol;
declare const percentUnit: unique symbol;

/** Auditor days of eight hours (MD5: longer days do not reduce the count). */
export type Days = number & { readonly [daysUnit]: true };
/** Signed: below zero takes away, above zero adds. */
export type Percent = number & { readonly [percentUnit]: true };

export const days = z
  .number()
  .min(0)
  .transform((amount) => amount as Days);

export const percent = z
  .number()
  .min(-100)
  .max(1000)
  .transform((amount) => amount as Percent);

export const asDays = (amount: number): Days => days.parse(amount);
export const asPercent = (amount: number): Percent => percent.parse(amount);
