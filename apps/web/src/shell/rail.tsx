import { Link, useLocation } from "@tanstack/react-router";
import { shellTexts } from "@touchstone/contract";
import { useEffect } from "react";
import { places, railEntries } from "./capabilities.ts";
import type { RailEntry } from "./capability.ts";
import { useBilingual, useText } from "./language.tsx";
import type { SearchTexts } from "./search.ts";
import { useWho } from "./session.tsx";
import { Account } from "./topbar.tsx";

// The day as of which the reader looks goes along; filters belong to their page.
const keepDay = (last: SearchTexts): SearchTexts => (last["on"] === undefined ? {} : { on: last["on"] });

// The entry of the pages that are listed on an overview and not in the rail: places, and the books of records.
const overview = "/system";
const listed = [...places, { to: "/records" }];
const isBelow = (pages: readonly { readonly to: string }[], here: string): boolean =>
  pages.some(({ to }) => to !== "/" && (here === to || here.startsWith(`${to}/`)));

const noCount = () => null;

const Entry = ({ entry }: { readonly entry: RailEntry }) => {
  const t = useText(shellTexts);
  const say = useBilingual();
  const useCount = entry.useCount ?? noCount;
  const count = useCount();
  const label = say(entry.label);
  const here = useLocation({ select: ({ pathname }) => pathname.replace(/^\/app/, "") });
  // A page below two entries belongs to the nearer one: the vocabulary is not the schemes'.
  const isElsewhere = railEntries.some(({ to }) => to.startsWith(`${entry.to}/`) && here.startsWith(to));
  const isPart = entry.to === overview && isBelow(listed, here) && !isBelow(railEntries, here);
  return (
    <li>
      <Link
        to={entry.to}
        search={keepDay}
        activeOptions={{ exact: entry.to === "/" || isElsewhere, includeSearch: false }}
        activeProps={{ className: "on" }}
        {...(isPart ? { className: "on", "aria-current": "true" } : {})}
      >
        <span>{label}</span>
        {count === null || count === 0 ? null : (
          <>
            <span className="count" aria-hidden="true">
              {count}
            </span>
            <span className="visually-hidden">{t("railTo", { label: "", count })}</span>
          </>
        )}
      </Link>
    </li>
  );
};

/** The entries for this reader, in this organisation. */
export const useRailEntries = (): readonly RailEntry[] => {
  const who = useWho();
  return railEntries.filter(
    (entry) =>
      (entry.action === null || who.may(entry.action)) && (entry.kind === undefined || entry.kind === who.here.kind),
  );
};

type Props = { readonly open: boolean; readonly close: () => void };

export const Rail = ({ open, close }: Props) => {
  const t = useText(shellTexts);
  useEffect(() => {
    if (!open) return;
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [open, close]);
  const entries = useRailEntries();
  return (
    <nav className={open ? "rail open" : "rail"} aria-label={t("rail")} onClick={close} onKeyDown={() => {}}>
      <Link to="/" className="rail-brand">
        <img src="/app/mark.svg" alt="" />
        {t("product")}
      </Link>
      <button type="button" className="rail-close" aria-label={t("closeMenu")} onClick={close}>
        ×
      </button>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.to} entry={entry} />
        ))}
      </ul>
      <div className="rail-account">
        <Account />
      </div>
    </nav>
  );
};
