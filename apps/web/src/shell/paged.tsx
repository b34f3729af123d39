import { useInfiniteQuery } from "@tanstack/react-query";
import { type CallInput, type OutputOf, type PagedRoute, shellTexts } from "@touchstone/contract";
import { useState } from "react";
import { api, type Loaded } from "./api.ts";
import { useText } from "./language.tsx";

export type Pages<Item> = { readonly items: readonly Item[]; readonly more: (() => void) | null };

const firstPage = (): string | null => null;

/**
 * A list read page by page: `usePaged(caseRoutes.list, (cursor) => ({ params, query: { ...filter, ...cursor } }))`.
 * Draw `<More of={pages} />` under it.
 */
export const usePaged = <R extends PagedRoute>(
  route: R,
  input: (cursor: { readonly cursor?: string }) => CallInput<R>,
): Loaded<Pages<OutputOf<R>["items"][number]>> => {
  const query = useInfiniteQuery({
    queryKey: [route.id, "pages", input({})],
    queryFn: ({ pageParam }) => api.call(route, input(pageParam === null ? {} : { cursor: pageParam })),
    initialPageParam: firstPage(),
    getNextPageParam: (last) => (last.ok ? last.value.next : null),
  });
  if (query.status === "error") {
    return { state: "failed", fault: String(query.error), retry: () => void query.refetch() };
  }
  if (query.data === undefined) return { state: "loading" };
  const refused = query.data.pages.find((answer) => !answer.ok);
  if (refused !== undefined && !refused.ok) return { state: "refused", problem: refused.problem };
  const items = query.data.pages.flatMap((answer) => (answer.ok ? answer.value.items : []));
  const more = query.hasNextPage ? () => void query.fetchNextPage() : null;
  return { state: "ready", value: { items, more }, stale: query.isPlaceholderData };
};

/** `isCut`: what says how many are shown stands to the end, so that a reader who does not see hears of the last ones too. */
type Portion<Item> = Pages<Item> & { readonly isCut: boolean };

/** Twenty at once of what has been read already: a hundred cards are a dozen screens of a phone. */
export const usePortion = <Item,>(items: readonly Item[]): Portion<Item> => {
  const size = 20;
  const [seen, setSeen] = useState(size);
  const more = items.length > seen ? () => setSeen(seen + size) : null;
  return { items: items.slice(0, seen), more, isCut: items.length > size };
};

export const More = ({ of }: { readonly of: Pages<unknown> }) => {
  const t = useText(shellTexts);
  if (of.items.length === 0) return null;
  return (
    <div className="card-body row">
      <small aria-live="polite">{t("shown", { count: of.items.length })}</small>
      {of.more === null ? null : (
        <button type="button" className="btn small" onClick={of.more}>
          {t("more")}
        </button>
      )}
    </div>
  );
};
