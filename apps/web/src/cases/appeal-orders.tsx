import { Link } from "@tanstack/react-router";
import { appealPageTexts, appealRoutes, remedyTexts } from "@touchstone/contract";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { Appeal } from "./appeal-card.tsx";

type Order = Appeal["orders"][number];

const Owed = ({ of, order }: { readonly of: Appeal; readonly order: Order }) => {
  const t = useText(appealPageTexts);
  const { may } = useWho();
  const { remedy } = order;
  const params = { case: of.case, appeal: of.id };
  if (remedy === "reinstatement")
    return may("statements.change") && order.isDone === false ? (
      <CommandForm
        route={appealRoutes.reinstate}
        act={t("reinstate")}
        fields={[
          { name: "from", label: t("from"), kind: "date" },
          { name: "note", label: t("note"), kind: "prose", need: "optional" },
        ]}
        input={({ texts }) => ({ params, body: texts })}
      />
    ) : null;
  if (order.isDone !== false || !may("cases.plan")) return null;
  if (of.followUps.length === 0)
    return (
      <p className="small">
        {t("noFollowUp")} <Link to="/cases/new">{t("openCase")}</Link>
      </p>
    );
  return (
    <CommandForm
      route={appealRoutes.follow}
      act={t("follow")}
      fields={[
        {
          name: "case",
          label: t("followCase"),
          kind: "select",
          options: of.followUps.map(({ id, number }) => ({ value: id, label: number })),
        },
      ]}
      input={({ one }) => ({ params, body: { remedy, case: one("case") } })}
    />
  );
};

/** What an upheld appeal orders, and where each of it is carried out. */
export const Orders = ({ of }: { readonly of: Appeal }) => {
  const t = useText(appealPageTexts);
  const said = useText(remedyTexts);
  const { may } = useWho();
  if (of.orders.length === 0) return null;
  return (
    <section className="stack" aria-label={t("orders")}>
      <h3>{t("orders")}</h3>
      {of.orders.map((order) => (
        <div key={order.remedy} className="stack">
          <div className="row">
            {said(order.remedy)}
            {order.isDone === null ? null : (
              <StateTag tone={order.isDone ? "ok" : "wait"}>{t(order.isDone ? "done" : "owed")}</StateTag>
            )}
            {order.case === null ? null : (
              <Link to="/cases/$case" params={{ case: order.case.id }}>
                {order.case.number}
              </Link>
            )}
            {order.statement === null ? null : may("statements.change") ? (
              <Link to="/statements/$statement" params={{ statement: order.statement.id }}>
                {order.statement.number}
              </Link>
            ) : (
              <span className="num">{order.statement.number}</span>
            )}
          </div>
          <Owed of={of} order={order} />
        </div>
      ))}
    </section>
  );
};
