import { Link } from "@tanstack/react-router";
import { findingTaskRoutes, findingTaskTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { TakeFinding } from "./take-finding.tsx";

/** What bodies found, as work of the organisation. */
export const Page = () => {
  const t = useText(findingTaskTexts);
  const say = useBilingual();
  const { here } = useWho();
  const found = useLoaded(findingTaskRoutes.list, { params: { organisation: here.organisation }, query: {} });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { name: say(here.name) })} title={t("title")} />
      <p>{t("lead")}</p>
      <Loading of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
          ) : (
            <section className="card">
              <DataTable
                caption={t("title")}
                rows={items}
                rowKey={({ finding }) => finding}
                columns={[
                  {
                    key: "number",
                    head: t("number"),
                    cell: ({ case: caseId, finding, number, grade }) => (
                      <Link to="/cases/$case/findings/$finding" params={{ case: caseId, finding }}>
                        {number} {say(grade)}
                      </Link>
                    ),
                  },
                  { key: "statement", head: t("statement"), cell: ({ statement }) => statement },
                  { key: "body", head: t("body"), cell: ({ body, caseNumber }) => `${say(body)} ${caseNumber}` },
                  { key: "due", head: t("due"), cell: ({ due }) => <span className="num">{due ?? t("noDay")}</span> },
                  { key: "task", head: t("task"), cell: (one) => <TakeFinding of={one} /> },
                ]}
              />
            </section>
          )
        }
      </Loading>
    </div>
  );
};
