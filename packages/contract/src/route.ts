import type { Action } from "@touchstone/kernel";
import { z } from "zod";

/**
 * Which door a request comes in by; the server finds the one scope from it.
 * `organisation` and `case` name the path parameter of the same name; without access the answer is always 404.
 */
export type Door = "public" | "signed-in" | "organisation" | "case" | "operator";

/** A route as data: validation, OpenAPI, the typed client and the documentation all come from this one value. */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  /** `capability.verb`, unique. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT";
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly door: Door;
  /** What `can` must grant; null where the door is enough. */
  readonly action: Action | null;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly output: Output;
  /** `json` unless the body or the answer is a file. */
  /** `stream`: a file that is never held whole; the handler reads it piece by piece and bounds it. */
  readonly consumes: "json" | "bytes" | "stream";
  readonly produces: "json" | "bytes";
  /** The longest file it takes; the door's own limit where null. */
  readonly mostBytes: number | null;
};

/** Unknown keys are refused everywhere: mass assignment has no way in. */
export const nothing = z.strictObject({});

type Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> = Pick<
  Route<P, Q, B, O>,
  "id" | "method" | "path" | "door" | "action" | "summary" | "output"
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly consumes?: "json" | "bytes" | "stream";
  readonly produces?: "json" | "bytes";
  readonly mostBytes?: number;
};

export const route = <
  O extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
>(
  definition: Definition<P, Q, B, O>,
): Route<P, Q, B, O> => ({
  consumes: "json",
  produces: "json",
  mostBytes: null,
  ...definition,
  // The defaults are `nothing` exactly when the type parameter is; TypeScript cannot see that.
  params: (definition.params ?? nothing) as P,
  query: (definition.query ?? nothing) as Q,
  body: (definition.body ?? nothing) as B,
});
