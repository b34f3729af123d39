import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type CallInput, type OutputOf, type Problem, registerGridRoutes } from "@touchstone/contract";
import { api } from "../../shell/api.ts";

type Page = OutputOf<typeof registerGridRoutes.rows>;
export type GridRow = Page["items"][number];
export type GridLine = GridRow["lines"][number];
export type GridInput = CallInput<typeof registerGridRoutes.rows>;

/** As many as the server gives at once: ten thousand rows are fifty pages. */
const atOnce = 200;
const start = (): string | null => null;

export type GridRows =
  | { readonly state: "loading" }
  | { readonly state: "refused"; readonly problem: Problem }
  | { readonly state: "failed"; readonly fault: string; readonly retry: () => void }
  | {
      readonly state: "ready";
      readonly rows: readonly GridRow[];
      readonly total: number;
      /** Reads the next page, where there is one and none is being read. */
      readonly readOn: () => void;
      /** Reads again only the pages in which these rows stand. */
      readonly refresh: (risks: readonly string[]) => Promise<void>;
    };

export const useGridRows = (params: { readonly organisation: string }, query: GridInput["query"]): GridRows => {
  const queries = useQueryClient();
  const key = [registerGridRoutes.rows.id, "pages", params, query];
  const ask = (cursor: string | null) =>
    api.call(registerGridRoutes.rows, {
      params,
      query: { ...query, limit: atOnce, ...(cursor === null ? {} : { cursor }) },
    });
  const read = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: start(),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    // A grid that somebody works in must not read all its pages anew because a window was looked at again.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
  });
  if (read.status === "error") {
    return { state: "failed", fault: String(read.error), retry: () => void read.refetch() };
  }
  if (read.data === undefined) return { state: "loading" };
  const refused = read.data.pages.find((answer) => !answer.ok);
  if (refused !== undefined && !refused.ok) return { state: "refused", problem: refused.problem };
  const pages = read.data.pages.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const refresh = async (risks: readonly string[]) => {
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
  return {
    state: "ready",
    rows: pages.flatMap(({ items }) => items),
    total: pages[0]?.total ?? 0,
    readOn: () => {
      if (read.hasNextPage && !read.isFetching) void read.fetchNextPage();
    },
    refresh,
  };
};
