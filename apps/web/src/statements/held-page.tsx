import { Link } from "@tanstack/react-router";
import { statementDeskTexts, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StandingTag } from "./standing-tag.tsx";

/** The certificates that an organisation holds, of whichever body. */
export const Page = () => {
  const t = useText(statementDeskTexts);
  const page = useText(statementPageTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const held = useLoaded(statementRoutes.held, { params: { organisation: here.organisation } });
  return (
    <div className="page">
      <PageHead kicker={page("kicker", { organisation: say(here.name), on })} title={t("heldTitle")} />
      <div className="card">
        <Loading of={held}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t("heldEmptyTitle")}>{t("heldEmpty")}</EmptyState>
            ) : (
              <DataTable
                caption={t("heldTitle")}
                rows={items}
                rowKey={({ number }) => number}
                columns={[
                  {
                    key: "number",
                    head: page("number"),
                    cell: ({ number, caseId }) => (
                      <Link className="num unbroken" to="/held-statements/$case" params={{ case: caseId }}>
                        {number}
                      </Link>
                    ),
                  },
                  { key: "title", head: page("one"), cell: ({ title }) => say(title) },
                  { key: "body", head: t("body"), cell: ({ body }) => say(body) },
                  {
                    key: "standing",
                    head: page("standing"),
                    cell: ({ standing }) => <StandingTag standing={standing} />,
                  },
                  {
                    key: "until",
                    head: page("until"),
                    cell: ({ validUntil }) => <span className="num">{validUntil}</span>,
                  },
                ]}
              />
            )
          }
        </Loading>
      </div>
    </div>
  );
};
