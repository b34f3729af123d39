import { InvalidArgumentError } from "commander";
import { readDay } from "./day.ts";

/** A calendar day as an option's value; anything else is wrong usage. */
export const dayArgument = (text: string): string => {
  if (readDay(text) === null) throw new InvalidArgumentError("YYYY-MM-DD");
  return text;
};
