import { Link } from "@tanstack/react-router";
import { appealPageTexts, appealRoutes, appealSubjectTexts, complaintRoutes } from "@touchstone/contract";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { More, usePaged } from "../shell/paged.tsx";
import { useWho } from "../shell/session.tsx";
import { Head } from "../shell/term.tsx";
import { NextStep } from "./appeal-card.tsx";
import { ComplaintCard } from "./complaint-card.tsx";

const Complaints = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(appealPageTexts);
  const complaints = usePaged(complaintRoutes.list, (cursor) => ({ params: { organisation }, query: cursor }));
  return (
    <>
      <h2>
        <Head of={t.word("complaints")} />
      </h2>
      <Loading of={complaints}>
        {(pages) =>
          pages.items.length === 0 ? (
            <p className="card card-body">{t("noComplaints")}</p>
          ) : (
            <>
              {pages.items.map((complaint) => (
                <ComplaintCard key={complaint.id} of={complaint} />
              ))}
              <More of={pages} />
            </>
          )
        }
      </Loading>
    </>
  );
};

/** What a body hears of those who disagree with it: appeals in their cases, complaints with their complainants. */
export const Page = () => {
  const t = useText(appealPageTexts);
  const subjects = useText(appealSubjectTexts);
  const told = useBilingual();
  const { here, may } = useWho();
  const { organisation } = here;
  const appeals = usePaged(appealRoutes.list, (cursor) => ({ params: { organisation }, query: cursor }));
  return (
    <div className="page">
      <PageHead title={t("title")} />
      <nav className="row">
        <a className="btn small" href={`/bodies/${organisation}/appeals`}>
          {t("statistics")}
        </a>
        <a className="btn small" href={`/bodies/${organisation}/complaints`}>
          {t("form")}
        </a>
      </nav>
      <section className="card" aria-labelledby="appeals">
        <div className="card-head">
          <h2 id="appeals">
            <Head of={t.word("appeals")} />
          </h2>
        </div>
        <Loading of={appeals}>
          {(pages) =>
            pages.items.length === 0 ? (
              <p className="card-body">{t("noAppeals")}</p>
            ) : (
              <>
                <DataTable
                  caption={t("appeals")}
                  rows={pages.items}
                  rowKey={({ id }) => id}
                  columns={[
                    {
                      key: "number",
                      head: t("number"),
                      cell: ({ number, case: id }) => (
                        <Link className="num" to="/cases/$case/appeals" params={{ case: id }}>
                          {number}
                        </Link>
                      ),
                    },
                    { key: "client", head: t("case"), cell: ({ client }) => told(client) },
                    { key: "against", head: t("against"), cell: ({ subject }) => subjects(subject.kind) },
                    { key: "on", head: t("on"), cell: ({ on }) => <span className="num">{on}</span> },
                    { key: "handler", head: t("handler"), cell: ({ handler }) => handler?.name ?? "–" },
                    {
                      key: "next",
                      head: t("next"),
                      cell: ({ next, due, overdue }) => <NextStep next={next} due={due} overdue={overdue} />,
                    },
                  ]}
                />
                <More of={pages} />
              </>
            )
          }
        </Loading>
      </section>
      {may("cases.plan") ? <Complaints organisation={organisation} /> : null}
      <p className="small">{t("term")}</p>
    </div>
  );
};
