import { Link } from "@tanstack/react-router";
import {
  casePageTexts,
  caseRoutes,
  dossierTexts,
  effectPageTexts,
  type OutputOf,
  templateTexts,
} from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePaged } from "../shell/paged.tsx";
import { useWho } from "../shell/session.tsx";
import { CaseState, useFunctionName } from "./case-words.tsx";
import { Offers } from "./offers.tsx";
import "./case.css";

type Line = OutputOf<typeof caseRoutes.shared>["items"][number];

const Lines = ({ items }: { readonly items: readonly Line[] }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const nameOf = useFunctionName();
  const { here } = useWho();
  return (
    <DataTable
      caption={t("list")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "number",
          head: t("number"),
          cell: ({ id, number }) => (
            <Link className="num unbroken" to="/cases/$case" params={{ case: id }}>
              {number}
            </Link>
          ),
        },
        here.kind === "company"
          ? { key: "body", head: t.word("body"), cell: ({ body }) => told(body) }
          : { key: "client", head: t("client"), cell: ({ client }) => told(client) },
        {
          key: "scheme",
          head: t.word("scheme"),
          cell: ({ scheme, occasion }) => `${told(scheme.title)} · ${told(occasion.title)}`,
        },
        {
          key: "state",
          head: t("state"),
          cell: ({ state, function: at }) => (
            <div>
              <CaseState state={state} /> <small>{nameOf(at)}</small>
            </div>
          ),
        },
        { key: "open", head: t("missing"), align: "right", cell: ({ open }) => <span className="num">{open}</span> },
        { key: "due", head: t("due"), cell: ({ due }) => <span className="num unbroken">{due ?? "–"}</span> },
        {
          key: "opened",
          head: t("openedOn"),
          cell: ({ openedOn }) => <span className="num unbroken">{openedOn}</span>,
        },
      ]}
    />
  );
};

const Own = () => {
  const t = useText(casePageTexts);
  const { here, may } = useWho();
  const cases = usePaged(caseRoutes.list, (cursor) => ({
    params: { organisation: here.organisation },
    query: cursor,
  }));
  return (
    <Loading of={cases}>
      {(value) =>
        value.items.length === 0 ? (
          <EmptyState
            title={t("none")}
            action={
              may("cases.plan") ? (
                <Link className="btn" to="/cases/new">
                  {t("open")}
                </Link>
              ) : null
            }
          >
            {t("noneBody")}
          </EmptyState>
        ) : (
          <>
            <Lines items={value.items} />
            <More of={value} />
          </>
        )
      }
    </Loading>
  );
};

const Shared = () => {
  const t = useText(casePageTexts);
  const { here, may } = useWho();
  const cases = useLoaded(caseRoutes.shared, { params: { organisation: here.organisation } });
  return (
    <Loading of={cases}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            title={t("none")}
            action={
              may("cases.apply") ? (
                <Link className="btn" to="/cases/apply">
                  {t("apply")}
                </Link>
              ) : null
            }
          >
            {t(may("cases.apply") ? "noneClient" : "noneReader")}
          </EmptyState>
        ) : (
          <Lines items={items} />
        )
      }
    </Loading>
  );
};

export const Page = () => {
  const dossier = useText(dossierTexts);
  const template = useText(templateTexts);
  const t = useText(casePageTexts);
  const told = useBilingual();
  const { here, may } = useWho();
  const effects = useText(effectPageTexts);
  const isClient = here.kind === "company";
  return (
    <div className="page">
      <PageHead
        kicker={told(here.name)}
        title={t("title")}
        actions={
          may("cases.plan") ? (
            <>
              <Link className="btn" to="/cases/programme">
                {t("toProgramme")}
              </Link>
              <Link className="btn primary" to="/cases/new">
                {t("open")}
              </Link>
            </>
          ) : here.kind === "body" ? (
            <Link className="btn" to="/cases/programme">
              {t("toProgramme")}
            </Link>
          ) : isClient && may("cases.apply") ? (
            <Link className="btn primary" to="/cases/apply">
              {t("apply")}
            </Link>
          ) : undefined
        }
      />
      {here.kind === "body" ? (
        <nav className="row">
          <Link className="btn small" to="/cases/dossier">
            {dossier("check")}
          </Link>
          <Link className="btn small" to="/cases/templates">
            {template("title")}
          </Link>
          <Link className="btn small" to="/cases/appeals">
            {t("disagreements")}
          </Link>
          {may("cases.plan") ? (
            <Link className="btn small" to="/cases/effects">
              {effects("title")}
            </Link>
          ) : null}
        </nav>
      ) : null}
      <div className="card">{isClient ? <Shared /> : <Own />}</div>
      {here.kind === "body" && may("parties.write") ? <Offers /> : null}
    </div>
  );
};
