import { Link } from "@tanstack/react-router";
import { lawScheduleTexts, readingTexts, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePaged } from "../shell/paged.tsx";
import { useSearchText } from "../shell/search.ts";
import { isState, PlaceAndState } from "./law-filters.tsx";
import { LawTools } from "./law-tools.tsx";
import { Chinese, type LawDocument, LawState, useLevel, usePlace } from "./law-words.tsx";
import "./requirements.css";

/** Where one may sell to, as `content/scopes.yaml` has it. */
const markets = ["EU", "US"] as const;

const Market = () => {
  const reachWords = useText(lawScheduleTexts);
  const place = usePlace();
  const [market, setMarket] = useSearchText("market");
  return (
    <Field label={reachWords("market")} need="optional">
      {(tie) => (
        <select {...tie} value={market ?? ""} onChange={(event) => setMarket(event.target.value)}>
          <option value="">–</option>
          {markets.map((id) => (
            <option key={id} value={id}>
              {place(id)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

const isHeldFilter = (text: string | null): text is "held" | "missing" => text === "held" || text === "missing";

const HeldOrMissing = () => {
  const t = useText(requirementsTexts);
  const reading = useText(readingTexts);
  const [text, setText] = useSearchText("text");
  return (
    <Field label={t("articles")}>
      {(tie) => (
        <select {...tie} value={text ?? ""} onChange={(event) => setText(event.target.value)}>
          <option value="">{reading("anyText")}</option>
          <option value="held">{reading("withText")}</option>
          <option value="missing">{reading("missingText")}</option>
        </select>
      )}
    </Field>
  );
};

const Filters = () => {
  const t = useText(requirementsTexts);
  const [search, setSearch] = useSearchText("search");
  const [region] = useSearchText("region");
  const [draft, setDraft] = useState(search ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSearch(draft.trim());
  };
  return (
    <form className="law-filters" onSubmit={submit}>
      <Field label={t("search")}>
        {(tie) => (
          <input
            {...tie}
            type="search"
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={submit}
          />
        )}
      </Field>
      <PlaceAndState />
      <HeldOrMissing />
      {region ? <Market /> : null}
    </form>
  );
};

/** Where texts are missing, how far title and dates were checked is what the reader asks. */
const useColumns = (showsCheck: boolean): readonly Column<LawDocument>[] => {
  const t = useText(requirementsTexts);
  const place = usePlace();
  const levelWord = useLevel();
  const { on } = useAsOf();
  return [
    {
      key: "title",
      head: t("document"),
      cell: ({ title, family, version }) => (
        <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }}>
          <Chinese>{title}</Chinese>
        </Link>
      ),
    },
    { key: "level", head: t("level"), cell: ({ level }) => levelWord(level) },
    { key: "place", head: t("place"), cell: ({ jurisdiction }) => place(jurisdiction) },
    { key: "version", head: t("version"), cell: ({ version }) => <span className="num">{version}</span> },
    {
      key: "effective",
      head: t("effective"),
      cell: ({ effective }) => <span className="num">{effective ?? "–"}</span>,
    },
    { key: "state", head: t("state"), cell: (document) => <LawState of={document} /> },
    ...(showsCheck
      ? [{ key: "checked", head: t("confidence"), cell: ({ confidence }: LawDocument) => t(confidence) }]
      : []),
    {
      key: "articles",
      head: t("articles"),
      align: "right",
      cell: ({ articles, hasText }) =>
        hasText ? <span className="num">{articles}</span> : <small>{t("withoutText")}</small>,
    },
  ];
};

export const Page = () => {
  const t = useText(requirementsTexts);
  const { on } = useAsOf();
  const [search] = useSearchText("search");
  const [region] = useSearchText("region");
  const [market] = useSearchText("market");
  const [state] = useSearchText("state");
  const [text] = useSearchText("text");
  const reading = useText(readingTexts);
  const columns = useColumns(text === "missing");
  const documents = usePaged(requirementsRoutes.documents, (cursor) => ({
    query: {
      on,
      ...(search ? { search } : {}),
      ...(region ? { region } : {}),
      ...(region && market ? { market } : {}),
      ...(isState(state) ? { state } : {}),
      ...(isHeldFilter(text) ? { text } : {}),
      ...cursor,
    },
  }));
  return (
    <div className="page">
      <PageHead
        kicker={`${t("asOf")} ${on}`}
        title={t("title")}
        actions={
          <>
            <Link className="btn" to="/requirements/fishbone" search={{ on }}>
              {reading("fishboneShort")}
            </Link>
            <Link className="btn" to="/requirements/quote" search={{ on }}>
              {reading("quote")}
            </Link>
            <Link className="btn" to="/requirements/changes" search={{ on }}>
              {t("changes")}
            </Link>
            <Link className="btn" to="/requirements/articles" search={{ on }}>
              {t("searchArticles")}
            </Link>
            <Link className="btn primary" to="/requirements/points" search={{ on }}>
              {t("points")}
            </Link>
          </>
        }
      />
      <LawTools />
      <Filters />
      {text === "missing" ? <p className="notice">{reading("missingHow")}</p> : null}
      <div className="card">
        <Loading of={documents}>
          {(pages) =>
            pages.items.length === 0 ? (
              <EmptyState title={t("empty")} />
            ) : (
              <>
                <DataTable
                  caption={t("documents")}
                  columns={columns}
                  rows={pages.items}
                  rowKey={({ family, version }) => `${family}@${version}`}
                />
                <More of={pages} />
              </>
            )
          }
        </Loading>
      </div>
    </div>
  );
};
