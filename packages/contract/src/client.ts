import type { z } from "zod";
import { type Problem, problem } from "./problem.ts";
import type { Route } from "./route.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** One exchange with the server, free of any runtime's own types; `fetch` adapters are a few lines in each app. */
export type Exchange = {
  readonly method: Route["method"];
  /** Path with query, ready to be put behind an origin. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Bytes | null;
};
/** What came back; a `Response` of fetch already has this shape, but for `bytes` on older runtimes. */
export type Returned = {
  readonly status: number;
  readonly text: () => Promise<string>;
  readonly bytes: () => Promise<Bytes>;
};
export type Transport = (exchange: Exchange) => Promise<Returned>;

export type ClientOptions = { readonly transport: Transport; readonly newKey: () => string };

type Part<Name extends string, Schema extends z.ZodType> =
  Record<never, never> extends z.input<Schema>
    ? { readonly [name in Name]?: z.input<Schema> }
    : { readonly [name in Name]: z.input<Schema> };

export type CallInput<R extends Route> = Part<"params", R["params"]> &
  Part<"query", R["query"]> &
  Part<"body", R["body"]> & {
    /** The command's idempotency key; a fresh one where absent. */
    readonly key?: string;
    /** The body of routes that consume bytes. */
    readonly bytes?: Bytes;
  };

/** What a route answers, as its reader gets it. */
export type OutputOf<R extends Route> = z.output<R["output"]>;

/** A route whose answer is one page of a list, as `pageOf` makes it. */
export type PagedRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType<{ items: unknown[]; next: string | null }>>;

export type Answer<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly problem: Problem };

export type Client = {
  /** Calls one route and reads its answer by the route's own schema. Network faults throw. */
  readonly call: <R extends Route>(route: R, input: CallInput<R>) => Promise<Answer<z.output<R["output"]>>>;
  /** The answer's bytes, for routes that produce files. */
  readonly download: <R extends Route>(route: R, input: CallInput<R>) => Promise<Answer<Bytes>>;
};

type LooseInput = {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly bytes?: Bytes;
  readonly key?: string;
};

const entries = (value: unknown): [string, string][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]): [string, string][] =>
        item === undefined || item === null ? [] : [[name, encodeURIComponent(String(item))]],
      )
    : [];

const pathOf = (route: Route, input: LooseInput): string => {
  const filled = entries(input.params).reduce((path, [name, value]) => path.replace(`{${name}}`, value), route.path);
  const query = entries(input.query).map(([name, value]) => `${name}=${value}`);
  return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
};

const exchangeOf = (options: ClientOptions, route: Route, input: LooseInput): Exchange => {
  const path = pathOf(route, input);
  if (route.method === "GET") return { method: "GET", path, headers: {}, body: null };
  const headers = {
    "idempotency-key": input.key ?? options.newKey(),
    "content-type": route.consumes === "json" ? "application/json" : "application/octet-stream",
  };
  const body = route.consumes === "json" ? JSON.stringify(input.body ?? {}) : (input.bytes ?? null);
  return { method: route.method, path, headers, body };
};

/** A mark in the fault that says: the server answers in a way that this release does not know. Only a newer one helps. */
export const olderThanServer = "[older than the server]";

const readBy = <Schema extends z.ZodType>(schema: Schema, asked: string, text: string): z.output<Schema> => {
  const read = schema.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new Error(`${olderThanServer} ${asked} ${read.error.issues[0]?.path.join(".")}`);
};

export const client = (options: ClientOptions): Client => {
  const send = async (route: Route, input: LooseInput): Promise<Answer<Returned>> => {
    const returned = await options.transport(exchangeOf(options, route, input));
    if (returned.status < 400) return { ok: true, value: returned };
    return { ok: false, problem: readBy(problem, route.id, await returned.text()) };
  };
  return {
    call: async <R extends Route>(route: R, input: CallInput<R>) => {
      const answer = await send(route, input);
      if (!answer.ok) return answer;
      // The route's own schema made the value; the widened type of `Route` forgets that.
      const value = readBy(route.output, route.id, await answer.value.text()) as z.output<R["output"]>;
      return { ok: true, value };
    },
    download: async (route, input) => {
      const answer = await send(route, input);
      return answer.ok ? { ok: true, value: await answer.value.bytes() } : answer;
    },
  };
};
