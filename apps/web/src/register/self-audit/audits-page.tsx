import { Link } from "@tanstack/react-router";
import { auditTexts, recordRoutes } from "@touchstone/contract";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { More, usePaged } from "../../shell/paged.tsx";
import { useWho } from "../../shell/session.tsx";

/** The internal audits, each with the way to its checklist. */
export const Page = () => {
  const t = useText(auditTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const params = { organisation: here.organisation, kind: "internal-audit" };
  const audits = usePaged(recordRoutes.list, (cursor) => ({ params, query: cursor }));
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { name: say(here.name) })}
        title={t("title")}
        actions={
          may("register.write") ? (
            <Link to="/records/$kind/new" params={{ kind: "internal-audit" }} className="btn primary">
              {t("newAudit")}
            </Link>
          ) : null
        }
      />
      <p>{t("lead")}</p>
      <Loading of={audits}>
        {(pages) => (
          <section className="card">
            {pages.items.length === 0 ? <p className="card-body">{t("none")}</p> : null}
            {pages.items.length === 0 ? null : (
              <DataTable
                caption={t("title")}
                rows={pages.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: "title",
                    head: t("title"),
                    cell: ({ id, title }) => (
                      <Link to="/audit-checklists/$record" params={{ record: id }}>
                        {title}
                      </Link>
                    ),
                  },
                  { key: "due", head: t("due"), cell: ({ due }) => <span className="num">{due ?? "–"}</span> },
                ]}
              />
            )}
            <More of={pages} />
          </section>
        )}
      </Loading>
    </div>
  );
};
