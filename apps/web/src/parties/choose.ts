/** The chosen one of a closed list, as a form gives it: its text. */
export const oneOf = <Value extends string>(values: readonly [Value, ...Value[]], text: string): Value =>
  values.find((each) => each === text) ?? values[0];

export const dayOrNone = (text: string): string | null => (text === "" ? null : text);
