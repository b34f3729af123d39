import { type OutputOf, partyRoutes, supervisionTexts } from "@touchstone/contract";
import { useState } from "react";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePaged } from "../shell/paged.tsx";
import { useWho } from "../shell/session.tsx";

type Double = OutputOf<typeof partyRoutes.doubleContracts>["items"][number];

const Contract = ({ of: { name, kind, from, until } }: { readonly of: Double["contract"] }) => {
  const t = useText(supervisionTexts);
  const told = useBilingual();
  return (
    <div>
      {told(name)} · {t(kind ?? "unsaid")}{" "}
      <span className="num">
        {from} → {until ?? t("open")}
      </span>
    </div>
  );
};

const Doubles = ({ rows }: { readonly rows: readonly Double[] }) => {
  const t = useText(supervisionTexts);
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "person",
          head: t("person"),
          cell: ({ person, register, number }) => (
            <>
              {person === "" ? t("erased") : <span lang="zh">{person}</span>}{" "}
              <small className="num">
                {register} {number}
              </small>
            </>
          ),
        },
        { key: "contract", head: t("contract"), cell: ({ contract }) => <Contract of={contract} /> },
        {
          key: "beside",
          head: t("beside"),
          cell: ({ beside }) => beside.map((each) => <Contract key={`${each.body} ${each.from}`} of={each} />),
        },
      ]}
    />
  );
};

/** A regulator sees who is under contract at two bodies at once; bodies see each other nowhere. */
export const Page = () => {
  const t = useText(supervisionTexts);
  const told = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [isFullTime, setFullTime] = useState(false);
  const [isRunning, setRunning] = useState(true);
  const { organisation } = here;
  const doubles = usePaged(partyRoutes.doubleContracts, (cursor) => ({
    params: { organisation },
    query: { ...cursor, ...(isRunning ? { on } : {}), ...(isFullTime ? { kind: "full-time" as const } : {}) },
  }));
  return (
    <div className="page">
      <PageHead kicker={told(here.name)} title={t("title")} />
      <p className="lead">{t("lead")}</p>
      <div className="row">
        <label className="choice">
          <input type="checkbox" checked={isRunning} onChange={({ target }) => setRunning(target.checked)} />{" "}
          {t("running")}
        </label>
        <label className="choice">
          <input type="checkbox" checked={isFullTime} onChange={({ target }) => setFullTime(target.checked)} />{" "}
          {t("both")}
        </label>
      </div>
      <Loading of={doubles}>
        {(pages) =>
          pages.items.length === 0 ? (
            <p className="card card-body">{t("none")}</p>
          ) : (
            <div className="card">
              <Doubles rows={pages.items} />
              <More of={pages} />
            </div>
          )
        }
      </Loading>
    </div>
  );
};
