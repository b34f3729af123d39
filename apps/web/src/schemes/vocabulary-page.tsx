import { rulesTexts, schemeRoutes, vocabularyTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";

export const Page = () => {
  const t = useText(rulesTexts);
  const told = useText(vocabularyTexts);
  const say = useBilingual();
  const [search, setSearch] = useSearchText("search");
  const words = useLoaded(
    schemeRoutes.vocabulary,
    { query: search === null || search.trim() === "" ? {} : { search } },
    { keep: "previous" },
  );
  const kicker = words.state === "ready" ? `${words.value.source} · ${words.value.edition}` : undefined;
  return (
    <div className="page narrow">
      <PageHead kicker={kicker} title={t("vocabulary")} />
      <p>{t("vocabularyLead")}</p>
      <Field label={t("search")} need="required">
        {(tie) => (
          <input {...tie} type="search" value={search ?? ""} onChange={(event) => setSearch(event.target.value)} />
        )}
      </Field>
      <div className="card">
        <Loading of={words}>
          {({ terms }) =>
            terms.length === 0 ? (
              <EmptyState title={t("nothing")} />
            ) : (
              <DataTable
                caption={t("vocabulary")}
                rows={terms}
                rowKey={(term) => term.clause}
                columns={[
                  { key: "clause", head: t("clause"), cell: (term) => <span className="num">{term.clause}</span> },
                  {
                    key: "term",
                    head: t("term"),
                    cell: (term) => (
                      <>
                        <span lang="zh-CN">{term.term.zh}</span>
                        <div className="small">{term.term.en}</div>
                      </>
                    ),
                  },
                  {
                    key: "meaning",
                    head: t("meaning"),
                    cell: (term) => (
                      <>
                        {say(term.meaning)}
                        {term.caution === null ? null : <div className="small">{say(term.caution)}</div>}
                        {term.senses.map((sense) => (
                          <div key={sense.meaning.en} className="small">
                            {say(sense.context)}: <b>{say(sense.word)}</b>, {say(sense.meaning)}
                          </div>
                        ))}
                      </>
                    ),
                  },
                  {
                    key: "before",
                    head: told("in2004"),
                    cell: (term) => (
                      <>
                        <span className="num">{term.clause2004 ?? "–"}</span>
                        {term.status === "kept" ? null : <div className="small">{told(term.status)}</div>}
                      </>
                    ),
                  },
                ]}
              />
            )
          }
        </Loading>
      </div>
    </div>
  );
};
