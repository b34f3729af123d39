import { type Field, type Named, type Names, namesOf } from "@touchstone/kernel";
import type { KindStep, RecordKindShape } from "./record-kind.ts";

type Steps = { readonly steps: readonly Pick<KindStep, "id" | "fields" | "again">[] };
export type Fields = Pick<RecordKindShape, "fields"> & Steps;

/** Every field that a record of the kind may ever hold. */
export const allFields = ({ fields, steps }: Fields): readonly Field[] => [
  ...fields,
  ...steps.flatMap((step) => step.fields),
];

/** What a step asks: its own fields, and those that it asks once more. */
export const askedAt = (kind: Fields, step: Pick<KindStep, "fields" | "again">): readonly Field[] => [
  ...allFields(kind).filter(({ id }) => step.again.includes(id)),
  ...step.fields,
];

const always = (type: Named["type"]): Named => ({ type, isOptional: false });
const day: Named = { type: { kind: "date" }, isOptional: true };

/** What an expression of the kind may speak of; where it is asked at a step, what the step asks is there. */
export const kindNames = (kind: Fields, at: KindStep | null): Names => {
  const asked = at === null ? [] : askedAt(kind, at).map(({ id }) => id);
  const certain = new Set([...kind.fields.map(({ id }) => id), ...asked]);
  // Of a step that may not have been done, nothing is certain.
  const fields = allFields(kind).map((each) => (certain.has(each.id) ? each : { ...each, required: false }));
  const history: Names = {
    state: always({ kind: "text" }),
    begin: always({ kind: "date" }),
    ...Object.fromEntries(kind.steps.map(({ id }) => [id, day])),
  };
  return {
    record: always({ kind: "context", fields: namesOf(fields) }),
    history: always({ kind: "context", fields: history }),
    today: always({ kind: "date" }),
  };
};
