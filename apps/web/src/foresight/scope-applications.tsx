import { Link } from "@tanstack/react-router";
import { type OutputOf, scopeApplicationRoutes, scopeApplicationTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { saveCsv } from "../shell/csv.ts";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { StateTag } from "../shell/state-tag.tsx";

type Application = OutputOf<typeof scopeApplicationRoutes.list>["applications"][number];

const comparedTo = ({ differs }: Application) =>
  differs === null ? ("unstated" as const) : differs ? ("other" as const) : ("same" as const);
const tones = { unstated: "off", other: "hold", same: "ok" } as const;

const Table = ({ applications }: { readonly applications: readonly Application[] }) => {
  const t = useText(scopeApplicationTexts);
  const say = useBilingual();
  const decidedOf = ({ decided }: Application) => (decided === null ? t("undecided") : say(decided));
  const save = () =>
    saveCsv(
      "scope-applications.csv",
      [t("case"), t("applied"), t("compared"), t("decided")],
      applications.map((one) => [one.number, say(one.applied), t(comparedTo(one)), decidedOf(one)]),
    );
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("title")}</h2>
        <button type="button" className="btn small" aria-label={`${t("title")} ${t("csv")}`} onClick={save}>
          {t("csv")}
        </button>
      </div>
      <DataTable
        caption={t("title")}
        rows={applications}
        rowKey={(one) => one.case}
        columns={[
          {
            key: "case",
            head: t("case"),
            cell: (one) => (
              <Link to="/cases/$case" params={{ case: one.case }}>
                {one.number}
              </Link>
            ),
          },
          { key: "applied", head: t("applied"), cell: ({ applied }) => say(applied) },
          {
            key: "compared",
            head: t("compared"),
            cell: (one) => <StateTag tone={tones[comparedTo(one)]}>{t(comparedTo(one))}</StateTag>,
          },
          { key: "decided", head: t("decided"), cell: decidedOf },
        ]}
      />
    </section>
  );
};

/** What was applied for, beside the stated scope; the certificate prints what was decided. */
export const ScopeApplications = ({ organisation }: { readonly organisation: string }) => {
  const found = useLoaded(scopeApplicationRoutes.list, { params: { organisation } });
  return (
    <Loading of={found}>
      {({ applications }) => (applications.length === 0 ? null : <Table applications={applications} />)}
    </Loading>
  );
};
