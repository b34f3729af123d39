import type { Effect, Field } from "./field.ts";
import type { RecordKind } from "./scheme.ts";

/** What is wrong in a scheme of the right shape, and where; the loader turns the path into file and line. */
export type SchemeProblem = { readonly path: readonly (string | number)[]; readonly message: string };

export const repeated = (ids: readonly string[]): readonly number[] =>
  ids.flatMap((id, at) => (ids.indexOf(id) < at ? [at] : []));

const optionsOf = (field: Field): readonly { readonly effect?: Effect | undefined }[] =>
  field.type === "choice" ? field.options : [];

export const effectsOf = (kind: RecordKind): ReadonlySet<Effect> =>
  new Set(
    kind.fields
      .flatMap(optionsOf)
      .map(({ effect }) => effect)
      .filter((effect) => effect !== undefined),
  );
