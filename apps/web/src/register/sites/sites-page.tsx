import { Link } from "@tanstack/react-router";
import { comma, siteRoutes, siteTexts } from "@touchstone/contract";
import { useRef } from "react";
import { usePlace } from "../../requirements/law-words.tsx";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { CommandForm } from "../../shell/command-form.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useLanguage, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import type { HeldSite, Listed } from "./site-data.ts";
import { SiteForm } from "./site-form.tsx";

const compliant = ({ states }: HeldSite): number => states.compliant ?? 0;
// The first two digits of a code of GB/T 2260 are the province.
const provinces = (sites: readonly HeldSite[]): number => new Set(sites.map(({ region }) => region.slice(0, 2))).size;

const OpenSite = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(siteTexts);
  const command = useCommand(siteRoutes.open);
  const details = useRef<HTMLDetailsElement>(null);
  const send = async (facts: Parameters<Parameters<typeof SiteForm>[0]["send"]>[0]) => {
    const opened = await command.run({ params: { organisation }, body: facts });
    if (opened !== null && details.current !== null) details.current.open = false;
  };
  return (
    <details ref={details} className="act">
      <summary className="btn primary">{t("open")}</summary>
      <SiteForm of={null} busy={command.status.state === "busy"} send={(facts) => void send(facts)} />
      <CommandOutcome of={command} />
    </details>
  );
};

const Acts = ({ site, organisation }: { readonly site: HeldSite; readonly organisation: string }) => {
  const t = useText(siteTexts);
  const command = useCommand(siteRoutes.amend);
  const params = { organisation, site: site.id };
  const expected = site.version;
  return (
    <div className="row">
      <details className="act">
        <summary className="btn small">{t("change")}</summary>
        <SiteForm
          key={expected}
          of={site}
          busy={command.status.state === "busy"}
          send={(facts) => void command.run({ params, body: { ...facts, expected } })}
        />
        <CommandOutcome of={command} />
      </details>
      <CommandForm
        route={siteRoutes.close}
        act={t("close")}
        fields={[
          { name: "on", label: t("closeOn"), kind: "date" },
          { name: "reason", label: t("reason"), kind: "line" },
        ]}
        input={({ texts }) => ({ params, body: { ...texts, expected } })}
      />
    </div>
  );
};

const Name = ({ site }: { readonly site: HeldSite }) => {
  const t = useText(siteTexts);
  return (
    <div>
      <div>{site.name}</div>
      <small>{t(`relation.${site.relation}`)}</small>
      {site.closed === null ? null : (
        <div>
          <StateTag tone="off">{t("closedOn", site.closed)}</StateTag>
        </div>
      )}
    </div>
  );
};

type Books = HeldSite["activities"];

const BookLinks = ({ kind, books: { count, first } }: { readonly kind: string; readonly books: Books }) => {
  const t = useText(siteTexts);
  const { language } = useLanguage();
  if (count === 0) return "–";
  return (
    <>
      {first.map(({ record, title }, at) => (
        <span key={record}>
          {at === 0 ? "" : comma[language]}
          <Link to="/records/$kind/$record" params={{ kind, record }}>
            {title}
          </Link>
        </span>
      ))}{" "}
      {count > first.length ? <small>{t("more", { count })}</small> : null}
    </>
  );
};

const titlesOf = ({ first }: Books): string => first.map(({ title }) => title).join("|");

const useColumns = (organisation: string): readonly Column<HeldSite>[] => {
  const t = useText(siteTexts);
  const place = usePlace();
  const { may } = useWho();
  return [
    { key: "name", head: t("name"), cell: (site) => <Name site={site} /> },
    { key: "region", head: t("region"), cell: ({ region }) => place(region) },
    { key: "answers", head: t("answers"), cell: ({ answers }) => answers || "–" },
    { key: "people", head: t("people"), align: "right", cell: ({ people }) => <span className="num">{people}</span> },
    {
      key: "laws",
      head: t("laws"),
      cell: ({ id, laws }) =>
        laws === null ? (
          <small>{t("noScene")}</small>
        ) : (
          <Link to="/register/laws" search={{ site: id }} className="num">
            {t("lawCount", laws)}
          </Link>
        ),
    },
    {
      key: "rows",
      head: t("rows"),
      cell: (site) => <span className="num">{t("rowCount", { compliant: compliant(site), rows: site.rows })}</span>,
    },
    {
      key: "activities",
      head: t("activities"),
      cell: ({ activities }) => <BookLinks kind="activity" books={activities} />,
    },
    {
      key: "contractors",
      head: t("contractors"),
      cell: ({ contractors }) => <BookLinks kind="contractor" books={contractors} />,
    },
    ...(may("register.write")
      ? [
          {
            key: "acts",
            head: t("state"),
            cell: (site: HeldSite) => (site.closed === null ? <Acts site={site} organisation={organisation} /> : "–"),
          },
        ]
      : []),
  ];
};

const Group = ({ listed, organisation }: { readonly listed: Listed; readonly organisation: string }) => {
  const t = useText(siteTexts);
  const columns = useColumns(organisation);
  const { sites, people } = listed;
  if (sites.length === 0) return <EmptyState title={t("none")} />;
  const open = sites.filter(({ closed }) => closed === null);
  const save = () =>
    saveCsv(
      `sites-${listed.on}.csv`,
      [
        "name",
        "region",
        "relation",
        "people",
        "answers",
        "scenes",
        "binding",
        "missing",
        "rows",
        "compliant",
        "activities",
        "contractors",
        "closed",
      ],
      sites.map((site) => [
        site.name,
        site.region,
        site.relation,
        site.people,
        site.answers,
        site.scenes.join("|"),
        site.laws?.binding ?? null,
        site.laws?.missing ?? null,
        site.rows,
        compliant(site),
        titlesOf(site.activities),
        titlesOf(site.contractors),
        site.closed?.on ?? null,
      ]),
    );
  return (
    <section className="stack">
      <div className="row">
        <p>{t("sum", { sites: open.length, people, regions: provinces(open) })}</p>
        <button type="button" className="btn small" onClick={save}>
          {t("downloadCsv")}
        </button>
      </div>
      <div className="card">
        <DataTable caption={t("title")} columns={columns} rows={sites} rowKey={({ id }) => id} />
      </div>
    </section>
  );
};

/** The group at a glance: every site with its place, its people, its law and how its rows stand (CO-1). */
export const Page = () => {
  const t = useText(siteTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const { organisation } = here;
  const listed = useLoaded(siteRoutes.list, { params: { organisation }, query: { on } }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name), date: on })} title={t("title")} />
      <p>{t("lead")}</p>
      {may("register.write") ? <OpenSite organisation={organisation} /> : null}
      <Loading of={listed}>{(value) => <Group listed={value} organisation={organisation} />}</Loading>
    </div>
  );
};
