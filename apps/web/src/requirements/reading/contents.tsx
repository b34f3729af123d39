import { readingTexts } from "@touchstone/contract";
import { readArticleNumber } from "@touchstone/requirements";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import type { Article, Heading } from "./law-parts.ts";

/** Brings an article to the top and puts the keyboard there. */
export const showArticle = (no: string): void => {
  const target = document.getElementById(no);
  if (target === null) return;
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
  // What lay outside the view had an estimated height until now.
  requestAnimationFrame(() => target.scrollIntoView({ block: "start" }));
};

const findArticle = (articles: readonly Article[], asked: string): string | null => {
  const wanted = readArticleNumber(asked.trim());
  const isWanted = ({ no }: Article) => {
    const number = readArticleNumber(no);
    return wanted !== null && number !== null && number.n === wanted.n && number.sub === wanted.sub;
  };
  return articles.find(isWanted)?.no ?? null;
};

export const JumpForm = ({ articles }: { readonly articles: readonly Article[] }) => {
  const t = useText(readingTexts);
  const [asked, setAsked] = useState("");
  const [missing, setMissing] = useState<string | null>(null);
  const jump = (event: FormEvent) => {
    event.preventDefault();
    const found = findArticle(articles, asked);
    setMissing(found === null ? asked : null);
    if (found !== null) showArticle(found);
  };
  return (
    <form className="law-jump" onSubmit={jump}>
      <Field
        label={t("jump")}
        hint={t("jumpHint")}
        wrong={missing === null ? null : t("noSuchArticle", { article: missing })}
      >
        {(tie) => <input {...tie} value={asked} maxLength={30} onChange={(event) => setAsked(event.target.value)} />}
      </Field>
      <button type="submit" className="btn">
        {t("go")}
      </button>
    </form>
  );
};

type Props = { readonly headings: readonly Heading[]; readonly current: string | null };

/** The table of contents; it follows the reading and shows where one is. */
export const Contents = ({ headings, current }: Props) => {
  const t = useText(readingTexts);
  const list = useRef<HTMLUListElement>(null);
  // The list scrolls by itself, so that the page does not jump under the reader.
  useEffect(() => {
    const here = current === null ? null : list.current?.querySelector<HTMLElement>("[aria-current]");
    if (!here || !list.current) return;
    const [top, height] = [here.offsetTop - list.current.offsetTop, list.current.clientHeight];
    if (top < list.current.scrollTop || top > list.current.scrollTop + height - 40) {
      list.current.scrollTop = top - height / 3;
    }
  }, [current]);
  if (headings.length === 0) return null;
  return (
    <nav aria-label={t("contents")} className="law-contents">
      <h2>{t("contents")}</h2>
      <ul ref={list} lang="zh-CN">
        {headings.map(({ key, text, depth, article }) => (
          <li key={key} className={`depth-${depth}`}>
            <a
              href={`#${article}`}
              aria-current={key === current ? "location" : undefined}
              onClick={(event) => {
                event.preventDefault();
                showArticle(article);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
