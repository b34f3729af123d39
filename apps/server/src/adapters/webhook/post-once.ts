import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import type { Target } from "./find-target.ts";

/** What came back; `null` status where nothing did. Redirects are answers like others: nobody follows them. */
export type Posted = {
  readonly status: number | null;
  /** The first of the body, for robots that say 200 and refuse. */
  readonly text: string;
  readonly retryAfter: number | null;
  readonly fault: string | null;
};

const mostAnswer = 4096;

// RFC 9110, 10.2.3: seconds, or a date, which is not counted.
const seconds = (header: string | undefined): number | null =>
  header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : null;

/** The name is not asked for again: the socket goes to the address that was checked; TLS still asks for the name. */
const only =
  (address: string): LookupFunction =>
  (_host, options, done) => {
    const family = isIPv6(address) ? 6 : 4;
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };

const faultOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return "failed";
  if (cause.name === "AbortError" || cause.name === "TimeoutError") return "time is over";
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
};

/** One POST to one address. Time, headers and the answer's length are bounded, whatever the other side does. */
export const postOnce = (
  { url, address }: Target,
  headers: Readonly<Record<string, string>>,
  body: string,
  milliseconds: number,
): Promise<Posted> =>
  new Promise((settle) => {
    const request = url.protocol === "https:" ? requestTls : requestPlain;
    const fail = (cause: unknown): void => settle({ status: null, text: "", retryAfter: null, fault: faultOf(cause) });
    let isAnswered = false;
    const sent = request(
      url,
      {
        method: "POST",
        headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
        lookup: only(address),
        agent: false,
        maxHeaderSize: 16_384,
        signal: AbortSignal.timeout(milliseconds),
      },
      (answer) => {
        isAnswered = true;
        const parts: Buffer[] = [];
        let length = 0;
        const end = (): void => {
          settle({
            status: answer.statusCode ?? null,
            text: Buffer.concat(parts).subarray(0, mostAnswer).toString("utf8"),
            retryAfter: seconds(answer.headers["retry-after"]),
            fault: null,
          });
          sent.destroy();
        };
        answer.on("data", (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length >= mostAnswer) end();
        });
        answer.on("end", end);
        answer.on("error", fail);
      },
    );
    sent.on("error", fail);
    // Who answers with an upgrade (101) ends it with neither an answer nor an error, and would keep the worker for good.
    sent.on("close", () => {
      if (!isAnswered) fail(null);
    });
    sent.end(body);
  });
