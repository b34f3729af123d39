import { Link } from "@tanstack/react-router";
import { casePageTexts, type OutputOf, schemeRoutes, standardsTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { JointCount } from "../shell/joint-count.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { StateTag } from "../shell/state-tag.tsx";

type Standard = OutputOf<typeof schemeRoutes.standards>["standards"][number];
type Clause = Standard["clauses"][number];

const kindKeys = {
  system: "kindSystem",
  licence: "kindLicence",
  operation: "kindOperation",
  observation: "kindObservation",
} as const;
const isKind = (kind: string): kind is keyof typeof kindKeys => kind in kindKeys;

const useColumns = (): readonly Column<Clause>[] => {
  const t = useText(standardsTexts);
  const k = useText(casePageTexts);
  const say = useBilingual();
  return [
    { key: "clause", head: t("clause"), cell: ({ clause }) => <span className="num">{clause}</span> },
    { key: "subject", head: t("subject"), cell: ({ title }) => say(title) },
    { key: "question", head: t("question"), cell: ({ question }) => say(question) },
    { key: "kind", head: t("kind"), cell: ({ kind }) => (isKind(kind) ? k(kindKeys[kind]) : kind) },
    {
      key: "shared",
      head: t("shared"),
      cell: ({ harmonised, mayNotApply }) =>
        harmonised === null ? (
          <small>{mayNotApply ? t("mayNotApply") : "–"}</small>
        ) : (
          <span className="num">{t("harmonised", { clause: harmonised })}</span>
        ),
    },
  ];
};

const StandardPart = ({ of: standard }: { readonly of: Standard }) => {
  const t = useText(standardsTexts);
  const say = useBilingual();
  const columns = useColumns();
  const { nationalAdoption: adopted } = standard;
  return (
    <section className="card" aria-labelledby={`${standard.id}-${standard.edition}`}>
      <div className="card-head">
        <h2 id={`${standard.id}-${standard.edition}`}>{say(standard.title)}</h2>
        <span className="row">
          <small className="num">{t("count", { count: standard.clauses.length })}</small>
          <StateTag tone={standard.inForce ? "ok" : "off"}>{t(standard.inForce ? "inForce" : "notInForce")}</StateTag>
        </span>
      </div>
      <div className="card-body stack">
        {adopted === null ? null : <small>{t("adopted", adopted)}</small>}
        <details>
          <summary>{t("doubts")}</summary>
          <ul>
            {standard.doubts.map((doubt) => (
              <li key={doubt.en}>{say(doubt)}</li>
            ))}
          </ul>
        </details>
      </div>
      <DataTable
        caption={say(standard.title)}
        columns={columns}
        rows={standard.clauses}
        rowKey={({ clause }) => clause}
      />
    </section>
  );
};

const Overview = ({ of: standards }: { readonly of: readonly Standard[] }) => {
  const { on } = useAsOf();
  const t = useText(standardsTexts);
  const say = useBilingual();
  return (
    <div className="card">
      <DataTable
        caption={t("title")}
        rows={standards}
        rowKey={({ id, edition }) => `${id}@${edition}`}
        columns={[
          {
            key: "standard",
            head: t("standard"),
            cell: ({ id, title }) => (
              <Link to="/schemes/standards" search={{ ids: id, on }}>
                {say(title)}
              </Link>
            ),
          },
          { key: "clauses", head: t("clauses"), cell: ({ clauses }) => <span className="num">{clauses.length}</span> },
          {
            key: "adopted",
            head: t("adoption"),
            cell: ({ nationalAdoption }) => (nationalAdoption === null ? "–" : t("adopted", nationalAdoption)),
          },
          {
            key: "state",
            head: t("state"),
            cell: ({ inForce }) => (
              <StateTag tone={inForce ? "ok" : "off"}>{t(inForce ? "inForce" : "notInForce")}</StateTag>
            ),
          },
        ]}
      />
    </div>
  );
};

/** Quality, environment, health and safety: the three most often audited together. */
const threeSystems = "iso9001,iso14001,iso45001";

export const Page = () => {
  const t = useText(standardsTexts);
  const say = useBilingual();
  const { on } = useAsOf();
  const [search, setSearch] = useSearchText("search");
  const [ids, setIds] = useSearchText("ids");
  const sought = search?.trim() ?? "";
  const chosen = ids ?? "";
  const every = useLoaded(schemeRoutes.standards, { query: { on } }, { keep: "previous" });
  const found = useLoaded(
    schemeRoutes.standards,
    { query: { on, ...(chosen === "" ? {} : { ids: chosen }), ...(sought === "" ? {} : { search: sought }) } },
    { keep: "previous" },
  );
  const options = every.state === "ready" ? every.value.standards : [];
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { on })} title={t("title")} />
      <p>{t("lead")}</p>
      <div className="row">
        <Field label={t("standard")} need="required">
          {(tie) => (
            <select {...tie} value={chosen} onChange={(event) => setIds(event.target.value)}>
              <option value="">{t("all")}</option>
              <option value={threeSystems}>9001 + 14001 + 45001</option>
              {options.map(({ id, edition, title }) => (
                <option key={`${id}@${edition}`} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("search")} need="required">
          {(tie) => (
            <input {...tie} type="search" value={search ?? ""} onChange={(event) => setSearch(event.target.value)} />
          )}
        </Field>
      </div>
      <Loading of={found}>
        {({ standards, joint }) => (
          <>
            <JointCount of={joint} />
            {standards.length === 0 ? <EmptyState title={t("nothing")} /> : null}
            {chosen === "" && sought === "" ? (
              <Overview of={standards} />
            ) : (
              standards.map((standard) => <StandardPart key={`${standard.id}@${standard.edition}`} of={standard} />)
            )}
          </>
        )}
      </Loading>
    </div>
  );
};
