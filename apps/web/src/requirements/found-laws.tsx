import { Link } from "@tanstack/react-router";
import { lawSearchTexts } from "@touchstone/contract";
import type { ReactNode } from "react";
import { useBilingual, useText } from "../shell/language.tsx";
import { Chinese, LawState, usePlace } from "./law-words.tsx";
import type { LawsFound } from "./use-law-search.ts";

type On = { readonly on: string };

const Documents = ({ documents, on }: Pick<LawsFound, "documents"> & On) => {
  const t = useText(lawSearchTexts);
  const place = usePlace();
  return (
    <section className="card card-body" aria-label={t("documents")}>
      <h2>{t("documents")}</h2>
      <ul className="law-found">
        {documents.map((one) => (
          <li key={`${one.family}@${one.version}`}>
            <Link to="/requirements/law/$family" params={{ family: one.family }} search={{ version: one.version, on }}>
              <Chinese>{one.title}</Chinese>
            </Link>
            <small className="num">{one.version}</small>
            <small>{place(one.jurisdiction)}</small>
            <LawState of={one} />
            {one.match === "near" ? <small>{t("near")}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

type Article = LawsFound["found"][number];

/** The excerpt with what was sought marked in it. */
const Excerpt = ({ text, marks, excerpt }: Article) => {
  const parts: ReactNode[] = [];
  let at = excerpt.from;
  for (const { from, to } of marks.filter((mark) => mark.to > excerpt.from && mark.from < excerpt.to)) {
    const [begin, end] = [Math.max(from, at), Math.min(to, excerpt.to)];
    parts.push(text.slice(at, begin), <mark key={begin}>{text.slice(begin, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at, excerpt.to));
  return (
    <p className="law-words" lang="zh-CN">
      {excerpt.from > 0 ? "…" : ""}
      {parts}
      {excerpt.to < text.length ? "…" : ""}
    </p>
  );
};

const Articles = ({ found, on, more }: Pick<LawsFound, "found" | "more"> & On) => {
  const t = useText(lawSearchTexts);
  const place = usePlace();
  return (
    <section aria-label={t("articles")} className="law-articles">
      {found.map((one) => (
        <article key={`${one.family}@${one.version} ${one.article}`} className="card card-body">
          <h2>
            <Link
              to="/requirements/law/$family"
              params={{ family: one.family }}
              search={{ version: one.version, on }}
              hash={one.article}
            >
              <Chinese>{`${one.title} ${one.article}`}</Chinese>
            </Link>
          </h2>
          <p className="law-found-facts">
            <small className="num">{one.version}</small>
            <small>{place(one.jurisdiction)}</small>
            <LawState of={one} />
            {one.near ? <small>{t("near")}</small> : null}
          </p>
          <Excerpt {...one} />
        </article>
      ))}
      <p className="row" aria-live="polite">
        <small>{t("shown", { count: found.length })}</small>
        {more === null ? null : (
          <button type="button" className="btn small" onClick={more}>
            {t("more")}
          </button>
        )}
      </p>
    </section>
  );
};

const Duties = ({ duties, on }: Pick<LawsFound, "duties"> & On) => {
  const t = useText(lawSearchTexts);
  const say = useBilingual();
  return (
    <section className="card card-body" aria-label={t("duties")}>
      <h2>{t("duties")}</h2>
      <ul className="law-found">
        {duties.map(({ id, duty, provision }) => (
          <li key={id}>
            <small className="num">{id}</small> <span>{say(duty)}</span>
            {provision === null ? (
              <small>{t("noLaw")}</small>
            ) : (
              <Link
                to="/requirements/law/$family"
                params={{ family: provision.family }}
                search={{ version: provision.version, on }}
                {...(provision.article === null ? {} : { hash: provision.article })}
              >
                <Chinese>{`${provision.title} ${provision.article ?? ""}`.trim()}</Chinese>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Clauses = ({ clauses }: Pick<LawsFound, "clauses">) => {
  const t = useText(lawSearchTexts);
  const say = useBilingual();
  return (
    <section className="card card-body" aria-label={t("clauses")}>
      <h2>{t("clauses")}</h2>
      <ul className="law-found">
        {clauses.map(({ standard, edition, clause, title, question }) => (
          <li key={`${standard}:${edition} ${clause}`}>
            <small className="num">{`${standard}:${edition} ${clause}`}</small> <b>{say(title)}</b>
            <span>{say(question)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What a search found: documents, articles, and the product's own words. */
export const FoundLaws = ({ documents, duties, clauses, found, more, on }: LawsFound & On) => {
  const t = useText(lawSearchTexts);
  const count = documents.length + duties.length + clauses.length + found.length;
  if (count === 0 && more === null) return <p aria-live="polite">{t("none")}</p>;
  return (
    <>
      {documents.length > 0 ? <Documents documents={documents} on={on} /> : null}
      {found.length > 0 || more !== null ? <Articles found={found} on={on} more={more} /> : null}
      {duties.length > 0 ? <Duties duties={duties} on={on} /> : null}
      {clauses.length > 0 ? <Clauses clauses={clauses} /> : null}
    </>
  );
};
