import { Link } from "@tanstack/react-router";
import { lawNameTexts, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import "./requirements.css";

/** A word that is an old name finds little: say what it is called now. */
const Renamed = ({ words }: { readonly words: string }) => {
  const t = useText(lawNameTexts);
  const { on } = useAsOf();
  const answer = useLoaded(requirementsRoutes.names, { query: { text: words, on } });
  if (answer.state !== "ready") return null;
  return answer.value.names.map(({ old, now, since }) => (
    <p key={old} className="notice hold">
      {t("renamed", { old, now, since })}
    </p>
  ));
};

const Found = ({ words }: { readonly words: string }) => {
  const t = useText(requirementsTexts);
  const { on } = useAsOf();
  const answer = useLoaded(requirementsRoutes.search, { query: { words, on } }, { keep: "previous" });
  return (
    <Loading of={answer}>
      {({ found }) => (
        <>
          <p aria-live="polite">{t("found", { count: found.length })}</p>
          {found.map(({ family, version, title, article, text }) => (
            <article key={`${family}${version}${article}`} className="card card-body" lang="zh-CN">
              <h2>
                <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }} hash={article}>
                  {title} {article}
                </Link>
              </h2>
              <p className="law-words">{text}</p>
            </article>
          ))}
        </>
      )}
    </Loading>
  );
};

export const Page = () => {
  const t = useText(requirementsTexts);
  const { on } = useAsOf();
  const [words, setWords] = useSearchText("words");
  const [draft, setDraft] = useState(words ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWords(draft.trim());
  };
  return (
    <div className="page narrow">
      <PageHead kicker={`${t("title")} · ${t("asOf")} ${on}`} title={t("searchArticles")} />
      <form className="law-filters" onSubmit={submit}>
        <Field label={t("words")} hint={t("wordsHint")}>
          {(tie) => (
            <input
              {...tie}
              type="search"
              value={draft}
              maxLength={100}
              onChange={(event) => setDraft(event.target.value)}
            />
          )}
        </Field>
        <button type="submit" className="btn primary">
          {t("find")}
        </button>
      </form>
      {words ? <Renamed words={words} /> : null}
      {words ? <Found words={words} /> : null}
    </div>
  );
};
