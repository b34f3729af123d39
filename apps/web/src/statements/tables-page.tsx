import { Link } from "@tanstack/react-router";
import { actTexts, standingTexts, statementDeskTexts, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";

/** The lawful changes, the reasons and the four dialects, as they are data. */
export const Page = () => {
  const t = useText(statementDeskTexts);
  const page = useText(statementPageTexts);
  const act = useText(actTexts);
  const word = useText(standingTexts);
  const say = useBilingual();
  const { on, stands } = useAsOf();
  const tables = useLoaded(statementRoutes.statusTables, { query: stands === "today" ? {} : { on } });
  return (
    <div className="page">
      <PageHead
        kicker={t("tablesLead")}
        title={t("tables")}
        actions={
          <Link className="btn" to="/statements">
            {page("back")}
          </Link>
        }
      />
      <Loading of={tables}>
        {({ edges, reasons, dialects }) => (
          <>
            <div className="card">
              <DataTable
                caption={t("tables")}
                rows={edges}
                rowKey={(edge) => `${edge.act} ${edge.from} ${edge.to}`}
                columns={[
                  { key: "act", head: t("act"), cell: (edge) => act(edge.act) },
                  { key: "from", head: t("fromStanding"), cell: (edge) => word(edge.from) },
                  { key: "to", head: t("toStanding"), cell: (edge) => word(edge.to) },
                  { key: "rule", head: t("rule"), cell: ({ rule }) => `${rule.source} ${rule.clause}` },
                ]}
              />
            </div>
            <section className="card">
              <div className="card-head">
                <h2>{t("dialects")}</h2>
                <small>{dialects.source}</small>
              </div>
              <DataTable
                caption={t("dialects")}
                rows={dialects.words}
                rowKey={({ standing }) => standing}
                columns={[
                  { key: "standing", head: page("standing"), cell: ({ standing }) => word(standing) },
                  { key: "iso", head: t("iso"), cell: ({ iso17000 }) => say(iso17000) },
                  {
                    key: "cnca",
                    head: t("cnca"),
                    cell: ({ cnca }) => (cnca === null ? "–" : `${cnca.code} ${cnca.word} ${cnca.change ?? ""}`),
                  },
                  { key: "certSearch", head: t("certSearch"), cell: ({ certSearch }) => certSearch ?? "–" },
                  { key: "credential", head: t("credentialBit"), cell: ({ credential }) => credential },
                ]}
              />
            </section>
            <section className="card">
              <div className="card-head">
                <h2>{t("reasonsTitle")}</h2>
              </div>
              <DataTable
                caption={t("reasonsTitle")}
                rows={reasons}
                rowKey={({ list, code, acts }) => `${list} ${code} ${acts.join()}`}
                columns={[
                  { key: "code", head: t("code"), cell: ({ code }) => <span className="num">{code}</span> },
                  { key: "act", head: t("act"), cell: ({ acts }) => act.list(acts.map((one) => act(one))) },
                  { key: "reason", head: t("reason"), cell: (reason) => say(reason) },
                  { key: "rule", head: t("rule"), cell: ({ rule }) => `${rule.source} ${rule.clause}` },
                ]}
              />
            </section>
          </>
        )}
      </Loading>
    </div>
  );
};
