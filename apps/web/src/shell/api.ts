import { useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type Answer,
  type CallInput,
  client,
  type OutputOf,
  type Problem,
  type Route,
  type Transport,
} from "@touchstone/contract";
import { useCallback, useRef, useState } from "react";
import { preferredLanguage } from "./language.tsx";

const transport: Transport = async (exchange) => {
  const response = await fetch(exchange.path, {
    method: exchange.method,
    headers: { ...exchange.headers, "accept-language": preferredLanguage() },
    body: exchange.body,
    credentials: "same-origin",
  });
  return {
    status: response.status,
    text: () => response.text(),
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
  };
};

/** The one way to the server. Pages use the hooks below; downloads call `api.download`. */
export const api = client({ transport, newKey: () => crypto.randomUUID() });

export type Loaded<Value> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: Value; readonly stale: boolean }
  | { readonly state: "refused"; readonly problem: Problem }
  | { readonly state: "failed"; readonly fault: string; readonly retry: () => void };

type LoadOptions = { readonly enabled?: boolean; readonly keep?: "previous" };

export const queryKey = (route: Route, input: unknown): readonly unknown[] => [route.id, input];

/** Reads one route and keeps it fresh; draw it with `<Loading of={...}>`. */
export const useLoaded = <R extends Route>(
  route: R,
  input: CallInput<R>,
  options: LoadOptions = {},
): Loaded<OutputOf<R>> => {
  const query = useQuery({
    queryKey: queryKey(route, input),
    queryFn: () => api.call(route, input),
    enabled: options.enabled ?? true,
    ...(options.keep === "previous" ? { placeholderData: (last: Answer<OutputOf<R>> | undefined) => last } : {}),
  });
  if (query.status === "error") {
    return { state: "failed", fault: String(query.error), retry: () => void query.refetch() };
  }
  const answer = query.data;
  if (answer === undefined) return { state: "loading" };
  if (!answer.ok) return { state: "refused", problem: answer.problem };
  return { state: "ready", value: answer.value, stale: query.isPlaceholderData };
};

export type CommandState =
  | { readonly state: "idle" }
  | { readonly state: "busy" }
  | { readonly state: "refused"; readonly problem: Problem }
  | { readonly state: "failed"; readonly fault: string }
  | { readonly state: "done" };

export type Command<R extends Route> = {
  /** The answer, or null where it was refused or the network failed; `status` then says which. */
  readonly run: (input: CallInput<R>) => Promise<OutputOf<R> | null>;
  readonly status: CommandState;
  readonly reset: () => void;
};

/**
 * Sends a command. The same input after a network fault goes out under the same idempotency key, so that a command
 * whose answer was lost is not done twice. Everything on the page is read again afterwards: states are derived.
 */
export const useCommand = <R extends Route>(route: R): Command<R> => {
  const queries = useQueryClient();
  const [status, setStatus] = useState<CommandState>({ state: "idle" });
  const attempt = useRef<{ readonly body: string; readonly key: string } | null>(null);

  const run = useCallback(
    async (input: CallInput<R>) => {
      const body = JSON.stringify([input.params, input.query, input.body, input.bytes?.length]);
      const key = attempt.current?.body === body ? attempt.current.key : crypto.randomUUID();
      attempt.current = { body, key };
      setStatus({ state: "busy" });
      try {
        const answer = await api.call(route, { ...input, key });
        attempt.current = null;
        setStatus(answer.ok ? { state: "done" } : { state: "refused", problem: answer.problem });
        if (answer.ok) await queries.invalidateQueries();
        return answer.ok ? answer.value : null;
      } catch (fault) {
        setStatus({ state: "failed", fault: String(fault) });
        return null;
      }
    },
    [route, queries],
  );
  const reset = useCallback(() => setStatus({ state: "idle" }), []);
  return { run, status, reset };
};
