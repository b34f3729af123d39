import { Link } from "@tanstack/react-router";
import { type changeRoutes, changeTexts, type OutputOf } from "@touchstone/contract";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";

type Edition = OutputOf<typeof changeRoutes.ownEdition>;

/** Open cases that a change touches. */
export const Cases = ({ cases }: Pick<Edition, "cases">) => {
  const t = useText(changeTexts);
  const say = useBilingual();
  return cases.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("cases")}</h2>
        <small className="num">{cases.length}</small>
      </div>
      <DataTable
        caption={t("cases")}
        rows={cases}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "number",
            head: t("number"),
            cell: ({ id, number }) => (
              <Link to="/cases/$case" params={{ case: id }} className="num">
                {number}
              </Link>
            ),
          },
          { key: "client", head: t("client"), cell: ({ client }) => say(client) },
          { key: "scheme", head: t("rules"), cell: ({ scheme }) => scheme },
        ]}
      />
    </section>
  );
};

/** Statements that a change touches. */
export const Statements = ({ statements }: Pick<Edition, "statements">) => {
  const t = useText(changeTexts);
  const say = useBilingual();
  return statements.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("statements")}</h2>
        <small className="num">{statements.length}</small>
      </div>
      <DataTable
        caption={t("statements")}
        rows={statements}
        rowKey={({ id }) => id}
        columns={[
          { key: "number", head: t("number"), cell: ({ number }) => <span className="num">{number}</span> },
          { key: "client", head: t("client"), cell: ({ holder }) => say(holder) },
          { key: "standard", head: t("document"), cell: ({ standard }) => say(standard) },
          { key: "until", head: t("validUntil"), cell: ({ validUntil }) => <span className="num">{validUntil}</span> },
        ]}
      />
    </section>
  );
};
