import { type CaseState, currentRecord, type Scheme } from "@touchstone/kernel";
import { z } from "zod";

const told = z.object({ zh: z.string(), en: z.string() });
export type ToldScope = z.infer<typeof told>;

/** A scope as a record of a case says it. */
export const scopeSaid = (value: unknown): ToldScope | null => told.safeParse(value).data ?? null;

/** The scope that was applied for; null before the application is filed, and under a scheme that asks for none. */
export const appliedScope = (state: CaseState, scheme: Scheme): ToldScope | null => {
  const kind = scheme.records.find(
    ({ function: of, fields }) =>
      of === "selection" && fields.some(({ id, type }) => id === "scope" && type === "bilingual"),
  );
  return kind === undefined ? null : scopeSaid(currentRecord(state, kind.id)?.values["scope"]);
};
