import { Link } from "@tanstack/react-router";
import {
  complianceTexts,
  evaluationRoutes,
  type OutputOf,
  registerRoutes,
  registerTexts,
  siteRoutes,
} from "@touchstone/contract";
import type { FormEvent } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { CommandForm } from "../../shell/command-form.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { isDay } from "../../shell/day.ts";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { readForm } from "../../shell/read-form.ts";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { useAreaName } from "../area-name.ts";
import { AccidentPart } from "./accident-part.tsx";
import { DownloadButton } from "./download-button.tsx";
import "./evaluation.css";

type States = OutputOf<typeof evaluationRoutes.states>;
type Group = States["areas"][number];

/** The end of a day in the zone of the law, as an instant. */
const endOf = (day: string): string =>
  Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime("Asia/Shanghai")
    .toInstant()
    .subtract({ milliseconds: 1 })
    .toString();

const total = ({ states }: Group): number => Object.values(states).reduce((sum, count) => sum + count, 0);

const asItStands = (title: string): string => title;

type GroupsProps = {
  readonly title: string;
  readonly groups: readonly Group[];
  readonly nameOf?: (title: string) => string;
};

const Groups = ({ title, groups, nameOf = asItStands }: GroupsProps) => {
  const t = useText(complianceTexts);
  if (groups.length === 0) return null;
  const cells = (group: Group) => {
    const holding = group.states.compliant ?? 0;
    return [total(group), holding, total(group) - holding] as const;
  };
  const name = (group: Group) => (group.title === "" ? t("none") : nameOf(group.title));
  const save = () =>
    saveCsv(
      "groups.csv",
      [title, t("rows"), t("compliantCount"), t("open")],
      groups.map((group) => [name(group), ...cells(group)]),
    );
  return (
    <section className="card">
      <div className="card-body row">
        <h2>{title}</h2>
        <button type="button" className="btn small" aria-label={`${title} ${t("csv")}`} onClick={save}>
          {t("csv")}
        </button>
      </div>
      <DataTable
        caption={title}
        isNarrow
        rows={groups}
        rowKey={({ key }) => key}
        columns={[
          { key: "title", head: title, cell: name },
          { key: "rows", head: t("rows"), align: "right", cell: (group) => cells(group)[0] },
          { key: "holding", head: t("compliantCount"), align: "right", cell: (group) => cells(group)[1] },
          { key: "open", head: t("open"), align: "right", cell: (group) => cells(group)[2] },
        ]}
      />
    </section>
  );
};

const SiteGroups = ({ sites }: { readonly sites: States["sites"] }) => {
  const t = useText(complianceTexts);
  const word = useText(registerTexts);
  if (sites.length === 0) return null;
  const worstOf = ({ worst }: States["sites"][number]) => (worst === null ? t("noWorst") : word(`state.${worst}`));
  const holding = ({ states }: Group) => states.compliant ?? 0;
  const save = () =>
    saveCsv(
      "sites.csv",
      [t("siteHead"), t("worst"), t("rows"), t("compliantCount"), t("open")],
      sites.map((one) => [one.title, worstOf(one), total(one), holding(one), total(one) - holding(one)]),
    );
  return (
    <section className="card">
      <div className="card-body row">
        <h2>{t("bySite")}</h2>
        <button type="button" className="btn small" aria-label={`${t("bySite")} ${t("csv")}`} onClick={save}>
          {t("csv")}
        </button>
      </div>
      <DataTable
        caption={t("bySite")}
        rows={sites}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "title",
            head: t("siteHead"),
            cell: ({ key, title }) => (
              <Link to="/compliance" search={(before: object) => ({ ...before, site: key })}>
                {title}
              </Link>
            ),
          },
          { key: "worst", head: t("worst"), cell: worstOf },
          { key: "rows", head: t("rows"), align: "right", cell: total },
          { key: "holding", head: t("compliantCount"), align: "right", cell: holding },
          { key: "open", head: t("open"), align: "right", cell: (one) => total(one) - holding(one) },
        ]}
      />
    </section>
  );
};

const SiteFilter = ({ sites }: { readonly sites: States["sites"] }) => {
  const t = useText(complianceTexts);
  const [site, setSite] = useSearchText("site");
  if (sites.length === 0) return null;
  return (
    <Field label={t("onlySite")}>
      {(tie) => (
        <select {...tie} value={site ?? ""} onChange={(event) => setSite(event.target.value || null)}>
          <option value="">{t("allSites")}</option>
          {sites.map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

const Question = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(complianceTexts);
  const { on, setOn } = useAsOf();
  const [known, setKnown] = useSearchText("known");
  const [risk, setRisk] = useSearchText("risk");
  const rows = useLoaded(registerRoutes.list, { params: { organisation }, query: { limit: 200, sort: "title" } });
  const items = rows.state === "ready" ? rows.value.items : [];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    if (isDay(one("on"))) setOn(one("on"));
    setKnown(one("known") || null);
  };
  return (
    <form className="form" onSubmit={send} key={`${on} ${known}`}>
      <Field label={t("onDay")}>{(tie) => <input {...tie} name="on" type="date" required defaultValue={on} />}</Field>
      <Field label={t("knownOn")} hint={t("knownHint")} need="optional">
        {(tie) => <input {...tie} name="known" type="date" defaultValue={known ?? ""} />}
      </Field>
      <Field label={t("accident")} need="optional">
        {(tie) => (
          <select {...tie} value={risk ?? ""} onChange={(event) => setRisk(event.target.value || null)}>
            <option value="">{t("whole")}</option>
            {items.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div>
        <button type="submit" className="btn">
          {t("ask")}
        </button>
      </div>
    </form>
  );
};

const Reports = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(complianceTexts);
  const { may } = useWho();
  const params = { organisation };
  const listed = useLoaded(siteRoutes.list, { params, query: {} });
  const sites = listed.state === "ready" ? listed.value.sites.map(({ id, name }) => ({ value: id, label: name })) : [];
  const reports = usePaged(evaluationRoutes.reports, (cursor) => ({ params, query: cursor }));
  return (
    <section className="card">
      <div className="card-body stack">
        <h2>{t("reports")}</h2>
        {may("register.write") ? (
          <CommandForm
            route={evaluationRoutes.makeReport}
            act={t("make")}
            fields={[
              { name: "title", label: t("reportTitle"), kind: "line" },
              { name: "area", label: t("area"), kind: "line", hint: t("areaHint"), need: "optional" },
              ...(sites.length === 0
                ? []
                : [
                    {
                      name: "site" as const,
                      label: t("onlySite"),
                      kind: "select" as const,
                      options: [{ value: "", label: t("allSites") }, ...sites],
                      need: "optional" as const,
                    },
                  ]),
              {
                name: "says",
                label: t("says"),
                kind: "select",
                options: [
                  { value: "derived", label: t("saysDerived") },
                  { value: "compliant", label: t("saysCompliant") },
                ],
              },
            ]}
            input={({ one, texts }) => ({
              params,
              body: {
                title: texts.title,
                area: texts.area === "" ? null : texts.area,
                site: one("site") === "" ? null : one("site"),
                says: (["compliant"] as const).find((claim) => claim === one("says")) ?? null,
              },
            })}
          />
        ) : null}
      </div>
      <Loading of={reports}>
        {(pages) => (
          <>
            {pages.items.length === 0 ? <p className="card-body">{t("reportsEmpty")}</p> : null}
            {pages.items.length === 0 ? null : (
              <DataTable
                caption={t("reports")}
                rows={pages.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: "title",
                    head: t("reportTitle"),
                    cell: ({ id, title }) => (
                      <Link to="/compliance/$report" params={{ report: id }}>
                        {title}
                      </Link>
                    ),
                  },
                  { key: "on", head: t("madeOn"), cell: ({ on }) => <span className="num">{on}</span> },
                  {
                    key: "conclusion",
                    head: t("conclusion"),
                    cell: ({ compliant }) => (
                      <StateTag tone={compliant ? "ok" : "hold"}>
                        {t(compliant ? "concludedYes" : "concludedNo")}
                      </StateTag>
                    ),
                  },
                  { key: "signed", head: t("signatures"), align: "right", cell: ({ signatures }) => signatures.length },
                ]}
              />
            )}
            <More of={pages} />
          </>
        )}
      </Loading>
    </section>
  );
};

export const Page = () => {
  const t = useText(complianceTexts);
  const say = useBilingual();
  const { here } = useWho();
  const areaName = useAreaName();
  const { on } = useAsOf();
  const [known] = useSearchText("known");
  const [risk] = useSearchText("risk");
  const { organisation } = here;
  const [site] = useSearchText("site");
  const query = { on, ...(known !== null && isDay(known) ? { knownAt: endOf(known) } : {}) };
  const asked = { ...query, ...(site === null || site === "" ? {} : { site }) };
  const params = { organisation };
  const states = useLoaded(evaluationRoutes.states, { params, query: asked }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={`${say(here.name)} · ${t("asOf", { date: on })}`} title={t("title")} />
      <p>{t("lead")}</p>
      <Question organisation={organisation} />
      {risk === null || risk === "" ? null : <AccidentPart organisation={organisation} risk={risk} query={query} />}
      <Loading of={states}>
        {({ rows, open, compliant, areas, owners, laws, sites }) => (
          <div className="stack" aria-live="polite">
            <SiteFilter sites={sites} />
            <div className="row">
              <strong>
                {rows === 0 ? t("noRows") : t(compliant ? "compliantYes" : "compliantNo", { rows, open })}
              </strong>
              {rows === 0 ? (
                <Link to="/register" className="btn small">
                  {t("toRegister")}
                </Link>
              ) : (
                (["csv", "xlsx"] as const).map((format) => (
                  <DownloadButton
                    key={format}
                    route={evaluationRoutes.statesExport}
                    input={{ params, query: { ...asked, format } }}
                    name={`states-${on}.${format}`}
                  >
                    {t(`${format}Rows`)}
                  </DownloadButton>
                ))
              )}
            </div>
            <Reports organisation={organisation} />
            <SiteGroups sites={sites} />
            <Groups title={t("byArea")} groups={areas} nameOf={areaName} />
            <Groups title={t("byOwner")} groups={owners} />
            <Groups title={t("byLaw")} groups={laws} />
          </div>
        )}
      </Loading>
    </div>
  );
};
