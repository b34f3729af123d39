import { readingRoutes, readingTexts } from "@touchstone/contract";
import { memo, useState } from "react";
import { api } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import type { Article, Heading, ObligationAt } from "./law-parts.ts";

const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the browser or its owner; the reader is told.
    return false;
  }
};

type Place = { readonly family: string; readonly article: string; readonly on: string };

/** Copies the permanent address, or the text with its citation, digest and address (OH-7). */
const CopyButtons = ({ family, article, on }: Place) => {
  const t = useText(readingTexts);
  const [said, setSaid] = useState<"copied" | "copyFailed" | null>(null);
  const copy = async (what: "address" | "quote") => {
    const answer = await api.call(readingRoutes.article, { params: { family, article }, query: { on } });
    if (!answer.ok) return setSaid("copyFailed");
    const { title, article: no, text, version, digest, address } = answer.value;
    const link = `${location.origin}${address}`;
    const quote = `“${text ?? ""}”\n${title} ${no}（${family}@${version}）\nSHA-256 ${digest ?? ""}\n${link}`;
    setSaid((await copyText(what === "address" ? link : quote)) ? "copied" : "copyFailed");
  };
  return (
    <div className="law-copy" lang={document.documentElement.lang}>
      <button type="button" className="btn small plain" onClick={() => void copy("address")}>
        {t("copyLink")}
        <span className="visually-hidden" lang="zh-CN">
          {" "}
          {article}
        </span>
      </button>
      <button type="button" className="btn small plain" onClick={() => void copy("quote")}>
        {t("copyQuote")}
        <span className="visually-hidden" lang="zh-CN">
          {" "}
          {article}
        </span>
      </button>
      <small role="status">{said === null ? "" : t(said)}</small>
    </div>
  );
};

/** The obligations drawn from an article, beside it. */
export const Margin = ({ of: found, article }: { readonly of: readonly ObligationAt[]; readonly article: string }) => {
  const t = useText(readingTexts);
  const say = useBilingual();
  return (
    <div
      className="law-margin"
      role="group"
      aria-label={`${t("margin")} ${article}`}
      lang={document.documentElement.lang}
    >
      <ul>
        {found.map(({ id, scene, role, carries, duty }) => (
          <li key={`${id} ${role}`} className={role === "duty" && carries ? "carries" : undefined}>
            {say(duty)}
            <small>
              <span className="num">{id}</span> · {say(scene.name)}
              {role === "consequence" ? ` · ${t("consequence")}` : carries ? "" : ` · ${t("carriedElsewhere")}`}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
};

type Props = {
  readonly article: Article;
  readonly headings: readonly Heading[];
  readonly obligations: readonly ObligationAt[] | undefined;
  readonly family: string;
  readonly on: string;
};

/** One article; 1,242 of them stand on one page, so that it is drawn again only when its own facts move. */
export const ArticleView = memo(({ article: { no, text }, headings, obligations, family, on }: Props) => (
  <article id={no} className="law-article" tabIndex={-1} aria-label={no}>
    {headings.map(({ key, text: heading, depth }) => (
      <h2 key={key} className={`law-heading depth-${depth}`}>
        {heading}
      </h2>
    ))}
    <div className="law-article-body">
      <div>
        <div className="law-article-head">
          <h3 className="law-number">{no}</h3>
          <CopyButtons family={family} article={no} on={on} />
        </div>
        <p className="law-words">{text}</p>
      </div>
      {obligations === undefined ? null : <Margin of={obligations} article={no} />}
    </div>
  </article>
));
