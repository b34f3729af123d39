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

/** Whether it counts on the day; of an edition that is being replaced, until when. */
const Counts = ({ of: { inForce, isDefault, firstAuditUntil, effective } }: { readonly of: Standard }) => {
  const t = useText(standardsTexts);
  return (
    <>
      <StateTag tone={inForce ? "ok" : "off"}>{t(inForce ? "inForce" : "notInForce")}</StateTag>
      {isDefault && firstAuditUntil !== null ? <small>{t("isDefault")}</small> : null}
      {firstAuditUntil === null ? null : <small className="num">{t("until", { on: firstAuditUntil })}</small>}
      {effective.to === null ? null : <small className="num">{t("ends", { on: effective.to })}</small>}
    </>
  );
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
          <Counts of={standard} />
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

/** Standards of which there is more than one edition: there the edition has to be named. */
const severalIn = (standards: readonly Standard[]): readonly string[] => [
  ...new Set(
    standards.flatMap(({ id, edition }) =>
      standards.some((other) => other.id === id && other.edition !== edition) ? [id] : [],
    ),
  ),
];
const addressOf = ({ id, edition }: Standard, several: readonly string[]): string =>
  several.includes(id) ? `${id}@${edition}` : id;

const Overview = ({ of: standards }: { readonly of: readonly Standard[] }) => {
  const { on } = useAsOf();
  const t = useText(standardsTexts);
  const say = useBilingual();
  const several = severalIn(standards);
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
            cell: (standard) => (
              <Link to="/schemes/standards" search={{ ids: addressOf(standard, several), on }}>
                {say(standard.title)}
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
            cell: (standard) => (
              <span className="row">
                <Counts of={standard} />
              </span>
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
  const several = severalIn(options);
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
              {several.map((id) => (
                <option key={id} value={id}>
                  {t("everyEdition", { id })}
                </option>
              ))}
              {options.map((option) => (
                <option key={`${option.id}@${option.edition}`} value={addressOf(option, several)}>
                  {say(option.title)}
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
