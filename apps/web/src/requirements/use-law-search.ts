import { useInfiniteQuery } from "@tanstack/react-query";
import { type OutputOf, requirementsRoutes } from "@touchstone/contract";
import { useEffect, useState } from "react";
import { api, type Loaded } from "../shell/api.ts";
import type { LawDocument } from "./law-words.tsx";

export type SearchFilter = {
  readonly words: string;
  readonly on: string;
  readonly region?: string;
  readonly state?: LawDocument["state"];
};

type Answer = OutputOf<typeof requirementsRoutes.search>;

export type LawsFound = Pick<Answer, "documents" | "duties" | "clauses" | "found"> & {
  readonly more: (() => void) | null;
};

const firstPage = (): string | null => null;

/** One search, page by page; documents, duties and clauses come with the first page. */
export const useLawSearch = (filter: SearchFilter): Loaded<LawsFound> => {
  const query = useInfiniteQuery({
    queryKey: [requirementsRoutes.search.id, "pages", filter],
    queryFn: ({ pageParam }) =>
      api.call(requirementsRoutes.search, {
        query: { ...filter, limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: firstPage(),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
    placeholderData: (last) => last,
  });
  if (query.status === "error") {
    return { state: "failed", fault: String(query.error), retry: () => void query.refetch() };
  }
  if (query.data === undefined) return { state: "loading" };
  const refused = query.data.pages.find((answer) => !answer.ok);
  if (refused !== undefined && !refused.ok) return { state: "refused", problem: refused.problem };
  const pages = query.data.pages.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const value: LawsFound = {
    documents: pages.flatMap(({ documents }) => documents),
    duties: pages.flatMap(({ duties }) => duties),
    clauses: pages.flatMap(({ clauses }) => clauses),
    found: pages.flatMap(({ found }) => found),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
  };
  return { state: "ready", value, stale: query.isPlaceholderData };
};

const pause = 200;

/** A text as it stood when the typing last paused. */
export const usePaused = (text: string): string => {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
};
