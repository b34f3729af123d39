import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type Answer, type CallInput, type OutputOf, type Problem, registerGridRoutes } from "@touchstone/contract";
import { useState } from "react";
import { api } from "../../shell/api.ts";

type Page = OutputOf<typeof registerGridRoutes.rows>;
export type GridRow = Page["items"][number];
export type GridLine = GridRow["lines"][number];
export type GridInput = CallInput<typeof registerGridRoutes.rows>;

/** As many as the server gives at once: ten thousand rows are fifty pages. */
const atOnce = 200;
const start = (): string | null => null;

type Params = { readonly organisation: string };
type Refresh = (risks: readonly string[]) => Promise<void>;

/** The pages read from one end of the register on, in the order in which they were read. */
const useSide = (from: "start" | "end", params: Params, query: GridInput["query"], enabled: boolean) => {
  const queries = useQueryClient();
  const key = [registerGridRoutes.rows.id, from, params, query];
  const ask = (cursor: string | null): Promise<Answer<Page>> =>
    api.call(registerGridRoutes.rows, {
      params,
      query: { ...query, from, limit: atOnce, ...(cursor === null ? {} : { cursor }) },
    });
  const read = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: start(),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    enabled,
    // A grid that somebody works in must not read all its pages anew because a window was looked at again.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
  });
  const refresh: Refresh = async (risks) => {
    const held = queries.getQueryData<typeof read.data>(key);
    if (held === undefined) return;
    const renewed = await Promise.all(
      held.pages.map(async (answer, at) => {
        const isTouched = answer.ok && answer.value.items.some(({ id }) => risks.includes(id));
        const before = held.pages[at - 1];
        return isTouched ? ask(before?.ok === true ? before.value.next : null) : answer;
      }),
    );
    queries.setQueryData(key, { ...held, pages: renewed });
  };
  const answers = read.data?.pages ?? [];
  return {
    read,
    refresh,
    refused: answers.find((answer) => !answer.ok),
    pages: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
    readOn: () => {
      if (read.hasNextPage && !read.isFetching) void read.fetchNextPage();
    },
  };
};

export type GridRows =
  | { readonly state: "loading" }
  | { readonly state: "refused"; readonly problem: Problem }
  | { readonly state: "failed"; readonly fault: string; readonly retry: () => void }
  | {
      readonly state: "ready";
      /** What has been read from the first row on, and what from the last row back. */
      readonly head: readonly GridRow[];
      readonly tail: readonly GridRow[];
      readonly total: number;
      /** Reads the next page of one side, where there is one and none is being read. */
      readonly readOn: (side: "head" | "tail") => void;
      /** Reads the last page, so that the last row is there without all before it. */
      readonly readEnd: () => void;
      /** Reads again only the pages in which these rows stand. */
      readonly refresh: Refresh;
    };

export const useGridRows = (params: Params, query: GridInput["query"]): GridRows => {
  const asked = JSON.stringify([params, query]);
  const [endOf, setEndOf] = useState<string | null>(null);
  const head = useSide("start", params, query, true);
  const tail = useSide("end", params, query, endOf === asked);
  if (head.read.status === "error") {
    return { state: "failed", fault: String(head.read.error), retry: () => void head.read.refetch() };
  }
  if (head.read.data === undefined) return { state: "loading" };
  const refused = head.refused ?? tail.refused;
  if (refused !== undefined && !refused.ok) return { state: "refused", problem: refused.problem };
  const first = head.pages.flatMap(({ items }) => items);
  const met = new Set(first.map(({ id }) => id));
  const last = endOf === asked ? tail.pages.toReversed().flatMap(({ items }) => items) : [];
  return {
    state: "ready",
    head: first,
    // Where both sides have met, a row stands once.
    tail: last.filter(({ id }) => !met.has(id)),
    total: head.pages[0]?.total ?? 0,
    readOn: (side) => (side === "head" ? head : tail).readOn(),
    readEnd: () => setEndOf(asked),
    refresh: async (risks) => {
      await Promise.all([head.refresh(risks), tail.refresh(risks)]);
    },
  };
};
