import { Link, useParams } from "@tanstack/react-router";
import { recordRoutes, recordTexts } from "@touchstone/contract";
import { useState } from "react";
import { api, useLoaded } from "../../shell/api.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { type Kind, stateTitle, toneOf } from "./record-parts.ts";

const sorts = ["due", "entered", "title"] as const;
const isSort = (text: string | null): text is (typeof sorts)[number] => sorts.some((sort) => sort === text);

const Export = ({ kind }: { readonly kind: string }) => {
  const t = useText(recordTexts);
  const { here } = useWho();
  const [fault, setFault] = useState<string | null>(null);
  const save = async () => {
    const file = await api.download(recordRoutes.export, { params: { organisation: here.organisation, kind } });
    setFault(file.ok ? null : file.problem.error.message);
    if (file.ok) saveFile(file.value, `${kind}.csv`);
  };
  return (
    <>
      <button type="button" className="btn" onClick={() => void save()}>
        {t("exportCsv")}
      </button>
      {fault === null ? null : <span role="alert">{t("exportFailed", { reason: fault })}</span>}
    </>
  );
};

/** By what was chosen when they were entered: potential nonconformities apart from actual ones, and the like. */
const ChoiceFilter = ({ of: kind }: { readonly of: Kind }) => {
  const t = useText(recordTexts);
  const say = useBilingual();
  const [choice, setChoice] = useSearchText("choice");
  const chosen = kind.fields.flatMap((field) => (field.type === "choice" || field.type === "choices" ? [field] : []));
  if (chosen.length === 0) return null;
  return (
    <Field label={t("choice")}>
      {(tie) => (
        <select
          {...tie}
          value={choice ?? ""}
          onChange={(event) => setChoice(event.target.value === "" ? null : event.target.value)}
        >
          <option value="">{t("allChoices")}</option>
          {chosen.map((field) => (
            <optgroup key={field.id} label={say(field.title)}>
              {field.options.map((option) => (
                <option key={option.id} value={`${field.id}:${option.id}`}>
                  {say(option.title)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
};

const List = ({ kind }: { readonly kind: Kind }) => {
  const t = useText(recordTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const [state, setState] = useSearchText("state");
  const [sort, setSort] = useSearchText("sort");
  const [search, setSearch] = useSearchText("search");
  const [choice] = useSearchText("choice");
  const rows = usePaged(recordRoutes.list, (cursor) => ({
    params: { organisation: here.organisation, kind: kind.id },
    query: {
      limit: 25,
      sort: isSort(sort) ? sort : "due",
      ...(state === null ? {} : { state }),
      ...(search === null ? {} : { search }),
      ...(choice === null ? {} : { choice }),
      ...cursor,
    },
  }));
  const enter = (
    <Link to="/records/$kind/new" params={{ kind: kind.id }} className="btn primary">
      {t("new")}
    </Link>
  );
  return (
    <div className="page">
      <PageHead
        kicker={`${say(here.name)} · ${t("edition", { source: kind.source, clause: kind.clause, edition: kind.edition })}`}
        title={say(kind.title)}
        actions={
          <>
            <Export kind={kind.id} />
            {may("register.write") ? enter : null}
          </>
        }
      />
      <p>{say(kind.lead)}</p>
      <div className="row">
        <Field label={t("search")}>
          {(tie) => (
            <input
              {...tie}
              type="search"
              value={search ?? ""}
              onChange={(event) => setSearch(event.target.value === "" ? null : event.target.value)}
            />
          )}
        </Field>
        <Field label={t("state")}>
          {(tie) => (
            <select
              {...tie}
              value={state ?? ""}
              onChange={(event) => setState(event.target.value === "" ? null : event.target.value)}
            >
              <option value="">{t("allStates")}</option>
              {kind.states.map(({ id, title }) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ChoiceFilter of={kind} />
        <Field label={t("sort")}>
          {(tie) => (
            <select {...tie} value={isSort(sort) ? sort : "due"} onChange={(event) => setSort(event.target.value)}>
              {sorts.map((each) => (
                <option key={each} value={each}>
                  {t(`sort.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="card">
        <Loading of={rows}>
          {(pages) =>
            pages.items.length === 0 ? (
              <EmptyState title={t("emptyTitle")} />
            ) : (
              <>
                <DataTable
                  caption={say(kind.title)}
                  rows={pages.items}
                  rowKey={({ id }) => id}
                  columns={[
                    {
                      key: "title",
                      head: t("name"),
                      cell: ({ id, title }) => (
                        <Link to="/records/$kind/$record" params={{ kind: kind.id, record: id }}>
                          {title}
                        </Link>
                      ),
                    },
                    {
                      key: "state",
                      head: t("state"),
                      cell: (row) => <StateTag tone={toneOf(row)}>{say(stateTitle(kind, row.state))}</StateTag>,
                    },
                    {
                      key: "due",
                      head: t("due"),
                      cell: ({ due, overdue }) => (
                        <span className="num">
                          {due ?? "–"} {overdue ? t("overdue") : ""}
                        </span>
                      ),
                    },
                    {
                      key: "warnings",
                      head: t("warnings"),
                      cell: ({ warnings }) => (warnings === 0 ? "–" : t("warned", { count: warnings })),
                    },
                  ]}
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

export const Page = () => {
  const { here } = useWho();
  const params: { readonly kind?: string } = useParams({ strict: false });
  const kind = params.kind ?? "";
  const loaded = useLoaded(recordRoutes.kind, { params: { organisation: here.organisation, kind }, query: {} });
  return <Loading of={loaded}>{(found) => <List key={found.id} kind={found} />}</Loading>;
};
