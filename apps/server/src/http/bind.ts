import type { Route } from "@touchstone/contract";
import type { Json, Refusal, Result, Role } from "@touchstone/kernel";
import type { z } from "zod";
import type { FactsRead } from "../store/index.ts";

export type { FactsRead };

/** Who asks, by which door, and with what roles there. */
export type Viewer = { readonly person: string; readonly name: string };

/** One validated request, already authorised. */
export type Call<R extends Route> = {
  readonly params: z.output<R["params"]>;
  readonly query: z.output<R["query"]>;
  readonly body: z.output<R["body"]>;
  /** The body of routes that consume bytes; empty otherwise. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The body of routes that consume a stream; nobody has read of it yet. */
  readonly stream: ReadableStream<Uint8Array> | null;
  /** Null on public routes where nobody is signed in. */
  readonly viewer: Viewer;
  /** The request's one scope; null where the door leads into none. */
  readonly scope: { readonly owner: string; readonly caseId: string | null } | null;
  readonly roles: readonly Role[];
  readonly headers: Headers;
  /** Where it came from; to be counted, never kept. */
  readonly address: string;
  readonly language: "zh" | "en";
  /** What `store.execute` asks of a request: who, under which key, and all that makes it this request. */
  readonly command: { readonly actor: string; readonly key: string; readonly body: Json };
  readonly setCookie: (cookie: string) => void;
};

/** The answer of routes that produce bytes. */
export type File = { readonly bytes: Uint8Array; readonly type: string; readonly name: string };

/** A file too large to be held: it is read while it is sent. */
export type StreamedFile = {
  readonly stream: ReadableStream<Uint8Array>;
  readonly length: number;
  readonly name: string;
};

type Output<R extends Route> = R["produces"] extends "bytes" ? File | StreamedFile : z.input<R["output"]> | File;

export type Bound = {
  readonly route: Route;
  readonly handle: (call: Call<Route>) => Promise<Result<unknown, Refusal>>;
};

/** Ties a route of the contract to the function that serves it. */
export const bind = <R extends Route>(
  route: R,
  handle: (call: Call<R>) => Promise<Result<Output<R>, Refusal>>,
): Bound => ({
  route,
  // `serve` validated the parts by this very route's schemas before it calls.
  handle: handle as (call: Call<Route>) => Promise<Result<unknown, Refusal>>,
});

/** The scope of doors that always lead into one; anything else is a bug in the route's definition. */
export const scopeOf = <R extends Route>(call: Call<R>): { readonly owner: string; readonly caseId: string | null } => {
  if (call.scope === null) throw new Error("this route's door leads into no scope");
  return call.scope;
};
