import { Link } from "@tanstack/react-router";
import { awarenessRoutes, awarenessTexts, type OutputOf } from "@touchstone/contract";
import type { ReactNode } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { type Column, DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag, type Tone } from "../../shell/state-tag.tsx";
import { useAreaName } from "../area-name.ts";
import { DownloadButton } from "../evaluation/download-button.tsx";

type Coverage = OutputOf<typeof awarenessRoutes.coverage>;
type Table = "means" | "people" | "groups" | "posts";

const tones: Readonly<Record<Coverage["posts"][number]["standing"], Tone>> = {
  vacant: "hold",
  gap: "stop",
  expired: "stop",
  met: "ok",
};

type PartProps<Row> = {
  readonly title: string;
  readonly table: Table;
  readonly on: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly empty: ReactNode;
};

const Part = <Row,>({ title, table, on, rows, rowKey, columns, empty }: PartProps<Row>) => {
  const t = useText(awarenessTexts);
  const { here } = useWho();
  const input = { params: { organisation: here.organisation }, query: { on, table } };
  return (
    <section className="card" aria-label={title}>
      <div className="card-body row">
        <h2>{title}</h2>
        <DownloadButton
          route={awarenessRoutes.export}
          input={input}
          name={`awareness-${table}-${on}.csv`}
          label={`${title} ${t("csv")}`}
        >
          {t("csv")}
        </DownloadButton>
      </div>
      {rows.length === 0 ? (
        <p className="card-body">{empty}</p>
      ) : (
        <DataTable caption={title} rows={rows} rowKey={rowKey} columns={columns} />
      )}
    </section>
  );
};

const Parts = ({ coverage }: { readonly coverage: Coverage }) => {
  const t = useText(awarenessTexts);
  const say = useBilingual();
  const areaName = useAreaName();
  const { on, means, people, persons, groups, posts } = coverage;
  const percent = (share: number | null): string => (share === null ? t("noPercent") : `${share}%`);
  const wordOf = (id: string): string => {
    const found = means.find((one) => one.means === id);
    return found === undefined ? id : say(found.title);
  };
  return (
    <div className="stack">
      <Part
        title={t("byMeans")}
        table="means"
        on={on}
        rows={means}
        rowKey={(one) => one.means}
        empty=""
        columns={[
          { key: "means", head: t("means"), cell: ({ title }) => say(title) },
          { key: "held", head: t("held"), align: "right", cell: ({ held }) => held },
          { key: "heads", head: t("heads"), align: "right", cell: ({ reached, intended }) => `${reached}/${intended}` },
          { key: "percent", head: t("percent"), align: "right", cell: (one) => percent(one.percent) },
          { key: "named", head: t("named"), align: "right", cell: ({ named }) => `${named}/${people}` },
          { key: "share", head: t("namedPercent"), align: "right", cell: ({ namedPercent }) => percent(namedPercent) },
        ]}
      />
      <Part
        title={t("posts")}
        table="posts"
        on={on}
        rows={posts}
        rowKey={({ record }) => record}
        empty={t("noPosts")}
        columns={[
          {
            key: "post",
            head: t("post"),
            cell: ({ record, title }) => (
              <Link to="/records/$kind/$record" params={{ kind: "post", record }}>
                {title}
              </Link>
            ),
          },
          { key: "area", head: t("area"), cell: ({ area }) => areaName(area) },
          { key: "person", head: t("person"), cell: ({ person }) => person?.name ?? t("nobody") },
          {
            key: "state",
            head: t("state"),
            cell: ({ standing }) => <StateTag tone={tones[standing]}>{t(`post.${standing}`)}</StateTag>,
          },
          {
            key: "until",
            head: t("until"),
            cell: ({ validUntil }) => <span className="num">{validUntil ?? "–"}</span>,
          },
        ]}
      />
      <Part
        title={t("byGroup")}
        table="groups"
        on={on}
        rows={groups}
        rowKey={({ area }) => area}
        empty={t("noPosts")}
        columns={[
          { key: "area", head: t("area"), cell: ({ area }) => areaName(area) },
          { key: "people", head: t("people"), align: "right", cell: (group) => group.people },
          {
            key: "reached",
            head: t("reachedBy"),
            cell: ({ reached }) =>
              reached
                .filter((one) => one.people > 0)
                .map((one) => `${wordOf(one.means)} ${percent(one.percent)}`)
                .join(" · ") || t("reachedByNone"),
          },
        ]}
      />
      <Part
        title={t("byPerson")}
        table="people"
        on={on}
        rows={persons}
        rowKey={({ person }) => person.id}
        empty={t("noPeople")}
        columns={[
          { key: "person", head: t("person"), cell: ({ person }) => person.name },
          {
            key: "reached",
            head: t("reachedBy"),
            cell: (one) => one.means.map(wordOf).join(" · ") || t("reachedByNone"),
          },
        ]}
      />
    </div>
  );
};

/** Whom awareness reached by each of the eight means (IS-27), and posts whose holder is not shown to be competent. */
export const Page = () => {
  const t = useText(awarenessTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const params = { organisation: here.organisation };
  const coverage = useLoaded(awarenessRoutes.coverage, { params, query: { on } }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name), year: on.slice(0, 4), date: on })} title={t("title")} />
      <p>{t("lead")}</p>
      <Loading of={coverage}>{(value) => <Parts coverage={value} />}</Loading>
    </div>
  );
};
