import { hash } from "node:crypto";
import type { Language, Route } from "@touchstone/contract";
import {
  accessRule,
  can,
  houseRule,
  type Json,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
} from "@touchstone/kernel";
import type { Context } from "hono";
import type { z } from "zod";
import type { Entry } from "../identity/access.ts";
import { isOperator, operatorId } from "../identity/operator.ts";
import type { Services } from "../services.ts";
import { addressOf } from "./address.ts";
import type { Bound, Call, File, StreamedFile, Viewer } from "./bind.ts";
import { parseJson, readBytes } from "./body.ts";
import { problemResponse } from "./problem.ts";
import { securedResponse } from "./secured.ts";

const jsonLimit = 1_048_576;
const fileLimit = 20 * 1_048_576;
// The operator brings back whole exports.
const operatorLimit = 1024 * 1_048_576;

export type Door = { readonly services: Services; readonly operatorToken: string };

const nobody: Viewer = { person: "", name: "" };

export const languageOf = (headers: Headers): Language =>
  /^\s*en\b/i.test(headers.get("accept-language") ?? "") ? "en" : "zh";

const viewerOf = async ({ services, operatorToken }: Door, headers: Headers): Promise<Viewer | null> => {
  if (isOperator(headers.get("authorization"), operatorToken)) return { person: operatorId, name: "operator" };
  return services.identity.whoIs(headers);
};

const parse = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): Result<z.output<Schema>, Refusal> => {
  const read = schema.safeParse(value);
  if (read.success) return ok(read.data);
  const refusals = read.error.issues.slice(0, 20).map((issue) =>
    refusal("body-invalid", houseRule("3"), {
      where: [where, ...issue.path.map(String)].join("."),
      what: issue.message,
    }),
  );
  const [first, ...rest] = refusals;
  return first === undefined
    ? refuse(refusal("body-invalid", houseRule("3"), { where, what: "invalid" }))
    : refuse(first, ...rest);
};

const notFound = refuse(refusal("not-found", accessRule));
const notSignedIn = refuse(refusal("not-signed-in", accessRule));

/** The one scope of a request. Somebody else's organisation or case is `not-found`, like one that does not exist. */
const enter = async (
  { services }: Door,
  route: Route,
  viewer: Viewer | null,
  params: Readonly<Record<string, unknown>>,
): Promise<Result<Entry | null, Refusal>> => {
  if (route.door === "public") return ok(null);
  if (viewer === null) return notSignedIn;
  if (route.door === "operator") return viewer.person === operatorId ? ok(null) : notFound;
  if (route.door === "signed-in") return ok(null);
  const name = String(params[route.door]);
  const entry =
    route.door === "case"
      ? await services.access.toCase(viewer.person, name)
      : await services.access.toOrganisation(viewer.person, name);
  if (entry === null) return notFound;
  if (route.action !== null && !can(entry.roles, route.action)) {
    return refuse(refusal("not-permitted", accessRule, { roles: entry.roles, action: route.action }));
  }
  return ok(entry);
};

// A browser tells where a request comes from; a form on a foreign page must not act with the visitor's cookie.
const isForeign = (headers: Headers): boolean => {
  const site = headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
};

type Read = {
  readonly body: unknown;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly stream: ReadableStream<Uint8Array> | null;
  readonly key: string;
};

const nothingRead = { body: {}, bytes: new Uint8Array(), stream: null, key: "" };

const readCommand = async (route: Route, request: Request): Promise<Result<Read, Refusal>> => {
  if (isForeign(request.headers)) return refuse(refusal("not-found", accessRule));
  const expected = route.consumes === "json" ? "application/json" : "application/octet-stream";
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== expected) return refuse(refusal("media-type-wrong", houseRule("3"), { expected }));
  const key = request.headers.get("idempotency-key") ?? "";
  if (route.door !== "public" && (key === "" || key.length > 200)) {
    return refuse(refusal("idempotency-key-missing", houseRule("3")));
  }
  if (route.consumes === "stream") return ok({ ...nothingRead, stream: request.body, key });
  const largestFile = route.mostBytes ?? (route.door === "operator" ? operatorLimit : fileLimit);
  const bytes = await readBytes(request, route.consumes === "json" ? jsonLimit : largestFile);
  if (!bytes.ok) return bytes;
  if (route.consumes === "bytes") return ok({ ...nothingRead, bytes: bytes.value, key });
  const body = parseJson(bytes.value);
  return body.ok ? ok({ ...nothingRead, body: body.value, key }) : body;
};

const isFile = (value: unknown): value is File =>
  typeof value === "object" && value !== null && "bytes" in value && value.bytes instanceof Uint8Array;

const isStreamed = (value: unknown): value is StreamedFile =>
  typeof value === "object" && value !== null && "stream" in value && value.stream instanceof ReadableStream;

const asAttachment = (name: string, type: string) => ({
  "content-type": type,
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  "cache-control": "no-store",
});

const respond = (value: unknown, cookies: readonly string[]): Response => {
  const response = isFile(value)
    ? securedResponse(new Uint8Array(value.bytes), 200, asAttachment(value.name, value.type))
    : isStreamed(value)
      ? securedResponse(value.stream, 200, {
          ...asAttachment(value.name, "application/octet-stream"),
          "content-length": String(value.length),
        })
      : securedResponse(JSON.stringify(value), 200, {
          "content-type": "application/json",
          "cache-control": "no-store",
        });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
};

/** Parse, find the scope, authorise, call, map: all that a route does beside its handler. */
export const serve = (door: Door, { route, handle }: Bound) => {
  return async (context: Context): Promise<Response> => {
    const request = context.req.raw;
    const language = languageOf(request.headers);
    const instance = new URL(request.url).pathname;
    const refused = (refusals: readonly [Refusal, ...Refusal[]]) => problemResponse(refusals, language, instance);

    const viewer = await viewerOf(door, request.headers);
    if (viewer === null && route.door !== "public") return refused(notSignedIn.refusals);
    const params = parse(route.params, context.req.param(), "path");
    if (!params.ok) return refused(notFound.refusals);
    const entry = await enter(door, route, viewer, params.value as Readonly<Record<string, unknown>>);
    if (!entry.ok) return refused(entry.refusals);
    const asked = context.req.query();
    // No column of text can hold it (body.ts says the same of bodies).
    if (Object.values(asked).some((text) => text.includes("\0")))
      return refused([refusal("body-invalid", houseRule("9"), { where: "query", what: "U+0000" })]);
    const query = parse(route.query, asked, "query");
    if (!query.ok) return refused(query.refusals);
    const read = route.method === "GET" ? ok(nothingRead) : await readCommand(route, request);
    if (!read.ok) return refused(read.refusals);
    const body = parse(route.body, read.value.body, "body");
    if (!body.ok) return refused(body.refusals);

    const cookies: string[] = [];
    const call: Call<Route> = {
      params: params.value,
      query: query.value,
      body: body.value,
      bytes: read.value.bytes,
      stream: read.value.stream,
      viewer: viewer ?? nobody,
      scope: entry.value === null ? null : { owner: entry.value.owner, caseId: entry.value.caseId },
      roles: entry.value?.roles ?? [],
      headers: request.headers,
      address: addressOf(context.env, request.headers),
      language,
      command: {
        actor: viewer?.person ?? "",
        key: read.value.key,
        // Parsed by the schema from JSON, so it is JSON.
        body: {
          route: route.id,
          params: params.value as Json,
          query: query.value as Json,
          body: body.value as Json,
          bytes: hash("sha256", read.value.bytes, "hex"),
        },
      },
      setCookie: (cookie) => cookies.push(cookie),
    };
    const answer = await handle(call);
    return answer.ok ? respond(answer.value, cookies) : refused(answer.refusals);
  };
};
