import { Link } from "@tanstack/react-router";
import { contextIssueTexts, foresightIssueRoutes, type OutputOf } from "@touchstone/contract";
import { saveCsv } from "../shell/csv.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";

type Markets = OutputOf<typeof foresightIssueRoutes.marketLaws>["markets"];
type Line = Pick<Markets[number], "id" | "title"> & { readonly law: Markets[number]["laws"][number] };

/** Law of the markets that open issues name (IS-4); what no issue names yet can be raised from here. */
export const MarketPart = ({ markets }: { readonly markets: Markets }) => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const lines: readonly Line[] = markets.flatMap(({ id, title, laws }) => laws.map((law) => ({ id, title, law })));
  const columns: readonly Column<Line>[] = [
    {
      key: "law",
      head: t("law"),
      cell: ({ law: { family, title } }) => (
        <Link to="/requirements/law/$family" params={{ family }}>
          {title}
        </Link>
      ),
    },
    { key: "market", head: t("market"), cell: ({ title }) => say(title) },
    {
      key: "named",
      head: t("issue"),
      cell: ({ id, law }) =>
        law.named ? (
          <StateTag tone="ok">{t("named")}</StateTag>
        ) : (
          <span className="row">
            <StateTag tone="hold">{t("notNamed")}</StateTag>
            <Link to="/foresight/issues" search={{ law: law.family, market: id }}>
              {t("nameIt")}
            </Link>
          </span>
        ),
    },
  ];
  if (lines.length === 0) return null;
  const save = () =>
    saveCsv(
      "market-laws.csv",
      [t("law"), t("market"), t("issue")],
      lines.map(({ title, law }) => [law.title, say(title), law.named ? t("named") : t("notNamed")]),
    );
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("marketLaws")}</h2>
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
      <div className="card-body">
        <small>{t("marketHint")}</small>
      </div>
      <DataTable
        caption={t("marketLaws")}
        columns={columns}
        rows={lines}
        rowKey={({ id, law }) => `${id} ${law.family}`}
      />
    </section>
  );
};
