import { Link, useParams } from "@tanstack/react-router";
import { type OutputOf, plannerRoutes, plannerTexts, visitKindTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { ComingList } from "./coming-list.tsx";
import { Coverage } from "./coverage.tsx";
import { Gantt } from "./gantt.tsx";
import { PlannerTabs } from "./planner-tabs.tsx";
import { PlanForm, VisitForms } from "./visit-forms.tsx";

export type Programme = OutputOf<typeof plannerRoutes.programmeOf>;

/** A visit at short notice is a special audit (ISO/IEC 17021-1 9.6.4.2). */
const occasionOf = (kind: Programme["others"][number]["kind"]): string => (kind === "short-notice" ? "special" : kind);

const Others = ({ of: { others, held, statement } }: { readonly of: Programme }) => {
  const t = useText(plannerTexts);
  const word = useText(visitKindTexts);
  const { may } = useWho();
  const parts = [
    { title: t("otherTitle"), visits: others },
    { title: t("madeTitle"), visits: held },
  ].filter(({ visits }) => visits.length > 0);
  return parts.map(({ title, visits }) => (
    <section key={title} className="card">
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      {visits.map((visit) => (
        <div key={visit.id} className="todo">
          <div>
            {word(visit.kind)} <span className="num">{t("span", { from: visit.from, to: visit.to })}</span>{" "}
            {visit.held === null ? null : <span className="num">{t("heldOn", { on: visit.held.on })}</span>}{" "}
            {visit.reason}
            {visit.held === null && may("cases.plan") ? (
              <Link to="/cases/again" search={{ statement, occasion: occasionOf(visit.kind) }} className="small">
                {t("openCase")}
              </Link>
            ) : null}
            {visit.held === null ? <VisitForms statement={statement} visit={visit} /> : null}
          </div>
        </div>
      ))}
    </section>
  ));
};

export const Page = () => {
  const t = useText(plannerTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const { statement } = useParams({ strict: false });
  const loaded = useLoaded(plannerRoutes.programmeOf, {
    params: { organisation: here.organisation, statement: statement ?? "" },
    query: { on },
  });
  return (
    <div className="page">
      <Loading of={loaded}>
        {(programme) => (
          <>
            <PageHead
              kicker={`${say(programme.holder)} · ${say(programme.standard)} · ${on}`}
              title={t("programmeOne", { number: programme.number })}
              actions={
                <Link to="/statements/$statement" params={{ statement: programme.statement }} className="btn">
                  {t("toStatement")}
                </Link>
              }
            />
            <PlannerTabs />
            <ComingList of={programme} />
            {may("cases.plan") ? (
              <div className="card card-body">
                <PlanForm programme={programme} />
              </div>
            ) : null}
            <div className="card">
              <Gantt lines={[programme]} on={on} />
            </div>
            <Others of={programme} />
            <Coverage of={programme} />
          </>
        )}
      </Loading>
    </div>
  );
};
