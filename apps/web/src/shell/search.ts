import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type SearchTexts = Readonly<Record<string, string>>;

/** Addresses carry plain texts: no JSON in them, and region codes stay texts. */
export const parseSearch = (search: string): SearchTexts => Object.fromEntries(new URLSearchParams(search));
export const stringifySearch = (search: object): string => {
  const kept = Object.entries(search).filter(([, value]) => typeof value === "string" && value !== "");
  const text = new URLSearchParams(kept).toString();
  return text === "" ? "" : `?${text}`;
};

/** Where a sign-in leads back to: a path of ours and nothing else, since anybody can write the parameter. */
export const pathBack = (next: string | null): { readonly to: string; readonly search: SearchTexts } => {
  if (next === null || !/^\/(?![/\\])/.test(next)) return { to: "/", search: {} };
  const [to = "/", search = ""] = next.split("?", 2);
  return { to, search: parseSearch(search) };
};

/** One parameter of the page's address and the way to change it; filters live here, not in component state. */
export const useSearchText = (name: string): readonly [string | null, (value: string | null) => void] => {
  const search: SearchTexts = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (value: string | null) => {
      void navigate({
        to: ".",
        search: (last: SearchTexts) => ({ ...last, [name]: value ?? "" }),
        replace: true,
      });
    },
    [navigate, name],
  );
  return [search[name] ?? null, set];
};
