import type { Context } from "hono";

// antd writes its styles into the page at run time, hence `style-src 'unsafe-inline'`; scripts stay strict.
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const everywhere = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
} as const;

const carrying = new WeakSet<Response>();

/**
 * A response that is made with the headers every answer carries. `secured` would add them to any other one too, but
 * touching the headers of a finished response costs more than answering: what is asked for most is made here.
 */
export const securedResponse = (
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response => {
  const response = new Response(body, { status, headers: { ...headers, ...everywhere } });
  carrying.add(response);
  return response;
};

/** No answer leaves without them. */
export const secured = async (context: Context, next: () => Promise<void>): Promise<void> => {
  await next();
  if (carrying.has(context.res)) return;
  for (const [name, value] of Object.entries(everywhere)) context.res.headers.set(name, value);
};
