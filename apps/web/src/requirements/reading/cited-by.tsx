import { Link } from "@tanstack/react-router";
import { type OutputOf, readingRoutes, readingTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { useWho } from "../../shell/session.tsx";

type Register = NonNullable<OutputOf<typeof readingRoutes.citedBy>["register"]>;

const OwnRows = ({ of: { rows, more } }: { readonly of: Register }) => {
  const t = useText(readingTexts);
  return rows.length === 0 ? null : (
    <>
      <h3>{t("citedByRegister")}</h3>
      <ul>
        {rows.map(({ risk, title, articles }) => (
          <li key={risk}>
            <Link to="/register/$risk" params={{ risk }}>
              {title}
            </Link>{" "}
            <small lang="zh-CN">{t.list(articles.map(({ version, article }) => `${article}（${version}）`))}</small>
          </li>
        ))}
      </ul>
      {more ? <p className="small">{t("citedByMore", { count: rows.length })}</p> : null}
    </>
  );
};

const Citing = ({ family, on }: { readonly family: string; readonly on: string }) => {
  const t = useText(readingTexts);
  const say = useBilingual();
  const { organisation } = useWho().here;
  const found = useLoaded(readingRoutes.citedBy, { params: { family }, query: { on, organisation } });
  return (
    <Loading of={found}>
      {({ rules, articles, more, register = null }) => (
        <>
          {rules.length + articles.length + (register?.rows.length ?? 0) === 0 ? (
            <p>{t(register === null ? "citedByNone" : "citedByNoneOwn")}</p>
          ) : null}
          {register === null ? null : <OwnRows of={register} />}
          {rules.length === 0 ? null : (
            <>
              <h3>{t("citedByRules")}</h3>
              <ul>
                {rules.map(({ kind, id, edition, name, clauses }) => (
                  <li key={`${kind} ${id} ${edition}`}>
                    <Link
                      to={kind === "scheme" ? "/schemes/$scheme" : "/schemes/rules/$pack"}
                      params={kind === "scheme" ? { scheme: id } : { pack: id }}
                    >
                      {say(name)}
                    </Link>{" "}
                    <small>
                      {t(kind)} <span lang="zh-CN">{t.list(clauses)}</span>
                    </small>
                  </li>
                ))}
              </ul>
            </>
          )}
          {articles.length === 0 ? null : (
            <>
              <h3>{t("citedByArticles")}</h3>
              <ul lang="zh-CN">
                {articles.map(({ family: by, version, title, article }) => (
                  <li key={`${by} ${version} ${article}`}>
                    <Link
                      to="/requirements/law/$family"
                      params={{ family: by }}
                      search={{ version, on }}
                      hash={article}
                    >
                      {title} {article}
                    </Link>
                  </li>
                ))}
              </ul>
              {more ? <p className="small">{t("citedByMore", { count: articles.length })}</p> : null}
            </>
          )}
        </>
      )}
    </Loading>
  );
};

/** Who cites this law; asked only when opened, since it looks through all texts. */
export const CitedBy = ({ family, on }: { readonly family: string; readonly on: string }) => {
  const t = useText(readingTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="card card-body law-cited-by" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("citedBy")}</summary>
      {isOpen ? <Citing family={family} on={on} /> : null}
    </details>
  );
};
