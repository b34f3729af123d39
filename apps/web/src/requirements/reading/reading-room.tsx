import { readingRoutes, readingTexts, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useWho } from "../../shell/session.tsx";
import type { LawDocument } from "../law-words.tsx";
import { ArticleView, Margin } from "./article-view.tsx";
import { Contents, JumpForm, showArticle } from "./contents.tsx";
import { type Heading, headingsBefore, type ObligationAt, type Text } from "./law-parts.ts";
import "./reading.css";

const nothing: readonly Heading[] = [];

/** The article at the top of the view, as the reader scrolls. */
const useTopArticle = (articles: Text["articles"]) => {
  const [top, setTop] = useState<string | null>(null);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new Set<string>();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target.id);
          else seen.delete(target.id);
        }
        setTop(articles.find(({ no }) => seen.has(no))?.no ?? null);
      },
      { rootMargin: "-60px 0px -70% 0px" },
    );
    for (const article of text.current?.querySelectorAll(".law-article") ?? []) watch.observe(article);
    return () => watch.disconnect();
  }, [articles]);
  return { top, text };
};

/** J and K from article to article, only while the focus is in the text (WCAG 2.1.4). */
const useArticleKeys = (text: React.RefObject<HTMLDivElement | null>) => {
  useEffect(() => {
    const region = text.current;
    const walk = (event: KeyboardEvent) => {
      const step = event.key === "j" ? "nextElementSibling" : event.key === "k" ? "previousElementSibling" : null;
      if (step === null || event.ctrlKey || event.metaKey || event.altKey) return;
      const here = event.target instanceof Element ? event.target.closest(".law-article") : null;
      const there = here?.[step];
      if (there?.classList.contains("law-article")) showArticle(there.id);
    };
    region?.addEventListener("keydown", walk);
    return () => region?.removeEventListener("keydown", walk);
  }, [text]);
};

type ReadProps = {
  readonly of: LawDocument;
  readonly text: Text;
  readonly obligations: readonly ObligationAt[];
};

const Read = ({ of: { family }, text: { preamble, articles }, obligations }: ReadProps) => {
  const t = useText(readingTexts);
  const words = useText(requirementsTexts);
  const { on } = useAsOf();
  const headings = useMemo(() => articles.map((_, index) => headingsBefore(articles, index)), [articles]);
  const contents = useMemo(() => headings.flat(), [headings]);
  const margin = useMemo(() => Map.groupBy(obligations, ({ article }) => article), [obligations]);
  const { top, text } = useTopArticle(articles);
  useArticleKeys(text);
  useEffect(() => {
    const asked = decodeURIComponent(location.hash.slice(1));
    if (articles.some(({ no }) => no === asked)) showArticle(asked);
  }, [articles]);
  const at = articles.findIndex(({ no }) => no === top);
  const current =
    headings
      .slice(0, at + 1)
      .findLast((own) => own.length > 0)
      ?.at(-1)?.key ?? null;
  const loose = margin.get(null) ?? [];
  return (
    <div className="law-room">
      <div className="law-room-side">
        <JumpForm articles={articles} />
        <Contents headings={contents} current={current} />
        <p className="small law-keys">{t("keysHint")}</p>
      </div>
      <div ref={text} className="law-room-text" lang="zh-CN" role="group" aria-label={words("articles")}>
        {preamble === null ? null : <p className="law-words">{preamble}</p>}
        {loose.length === 0 ? null : (
          <div className="law-loose">
            <h3 lang={document.documentElement.lang}>{t("withoutArticle")}</h3>
            <Margin of={loose} article="" />
          </div>
        )}
        {articles.map((article, index) => (
          <ArticleView
            key={article.no}
            article={article}
            headings={headings[index] ?? nothing}
            obligations={margin.get(article.no)}
            family={family}
            on={on}
          />
        ))}
      </div>
    </div>
  );
};

const none: readonly ObligationAt[] = [];

/** The text of one version with its table of contents and, beside each article, the obligations drawn from it. */
export const ReadingRoom = ({ of: document }: { readonly of: LawDocument }) => {
  const { family, version } = document;
  const { on } = useAsOf();
  const { organisation } = useWho().here;
  const text = useLoaded(requirementsRoutes.text, { params: { family, version } });
  const drawn = useLoaded(
    readingRoutes.obligations,
    { params: { family, version }, query: { on, organisation } },
    { keep: "previous" },
  );
  const obligations = drawn.state === "ready" ? drawn.value.obligations : none;
  return <Loading of={text}>{(value) => <Read of={document} text={value} obligations={obligations} />}</Loading>;
};
