/** What a decision or a parse gives back: a value, or every reason against it. Exceptions are for bugs. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly [Problem, ...Problem[]] };

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const refuse = <Problem>(
  first: Problem,
  ...rest: readonly Problem[]
): { readonly ok: false; readonly refusals: readonly [Problem, ...Problem[]] } => ({
  ok: false,
  refusals: [first, ...rest],
});

/** The value when nothing was refused; otherwise all refusals together. */
export const unlessRefused = <Value, Problem>(
  refusals: readonly Problem[],
  value: () => Value,
): Result<Value, Problem> => {
  const [first, ...rest] = refusals;
  return first === undefined ? ok(value()) : refuse(first, ...rest);
};

/** A broken invariant is a bug and stops the work. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}

export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
};
