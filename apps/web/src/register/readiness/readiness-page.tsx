import { Link } from "@tanstack/react-router";
import {
  type OutputOf,
  readinessRoutes,
  readinessTexts,
  registerTexts,
  scopeActivityRoutes,
  scopeActivityTexts,
} from "@touchstone/contract";
import { riskStates } from "@touchstone/register";
import { BesideLine } from "../../foresight/beside-line.tsx";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { RefusalList } from "../../shell/refusals.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";

type Answer = OutputOf<typeof readinessRoutes.show>;
type Aim = Answer["aims"][number];

const Gate = ({ gate }: { readonly gate: Aim["gates"][number] }) => {
  const t = useText(readinessTexts);
  const { refusals, rule } = gate;
  return (
    <div className="item stack">
      <div className="row">
        <b>{t(`gate.${gate.gate}`)}</b>
        {refusals.length === 0 ? (
          <StateTag tone="ok">{t("open")}</StateTag>
        ) : (
          <StateTag tone="stop">{t("shut", { count: refusals.length })}</StateTag>
        )}
        <span className="rule">
          {rule.source} {rule.clause}
        </span>
      </div>
      {refusals.length === 0 ? null : <RefusalList refusals={refusals} />}
    </div>
  );
};

const OneAim = ({ aim }: { readonly aim: Aim }) => {
  const t = useText(readinessTexts);
  const { internalAudit, managementReview, days, noDays, plannedAudit, gates, title } = aim;
  return (
    <section className="card card-body">
      <h2>{title}</h2>
      <p className="num">{t("plannedAudit", { date: plannedAudit })}</p>
      {gates.map((gate) => (
        <Gate key={gate.gate} gate={gate} />
      ))}
      <p className="num">{t("internalAudit", { date: internalAudit ?? t("notYet") })}</p>
      <p className="num">{t("managementReview", { date: managementReview ?? t("notYet") })}</p>
      {aim.reviewBeforeAudit ? <p className="notice hold">{t("reviewBeforeAudit")}</p> : null}
      {days === null ? (
        <div>
          <p>{t("noDays")}</p>
          <RefusalList refusals={noDays} />
        </div>
      ) : (
        <p>{t("days", days)}</p>
      )}
      <div className="row">
        <Link to="/records/$kind/$record" params={{ kind: "aim", record: aim.record }} className="btn small">
          {t("book")}
        </Link>
        <Link to="/handover/choose" className="btn small">
          {t("chooseRecords")}
        </Link>
        <Link to="/cases/apply" className="btn small">
          {t("apply")}
        </Link>
      </div>
    </section>
  );
};

const Gaps = ({ answer }: { readonly answer: Answer }) => {
  const t = useText(readinessTexts);
  const state = useText(registerTexts);
  const { gaps, rows } = answer;
  const open = Object.values(gaps).reduce((sum, count) => sum + count, 0);
  return (
    <section className="card card-body">
      <h2>{t("gaps")}</h2>
      <p>{rows === 0 ? t("registerEmpty") : open === 0 ? t("gapsNone", { rows }) : t("gapsSome", { rows, open })}</p>
      <ul>
        {riskStates
          .filter((one) => (gaps[one] ?? 0) > 0)
          .map((one) => (
            <li key={one}>
              <Link to="/register" search={{ state: one }}>
                {state(`state.${one}`)} <span className="num">{gaps[one]}</span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
};

/** What a body would find done outside the scope, before it finds it (CO-2). */
const BesideScope = ({ on }: { readonly on: string }) => {
  const t = useText(scopeActivityTexts);
  const { here } = useWho();
  const found = useLoaded(scopeActivityRoutes.list, { params: { organisation: here.organisation }, query: { on } });
  return (
    <section className="card card-body">
      <h2>{t("title")}</h2>
      <Loading of={found}>{(beside) => <BesideLine beside={beside} />}</Loading>
      <div>
        <Link to="/foresight/scope" className="btn small">
          {t("toScope")}
        </Link>
      </div>
    </section>
  );
};

/** How ready we are, by the rules that the body will be asked under. */
export const Page = () => {
  const t = useText(readinessTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const answer = useLoaded(readinessRoutes.show, { params: { organisation: here.organisation }, query: { on } });
  const begin = (
    <Link to="/records/$kind/new" params={{ kind: "aim" }} className="btn primary">
      {t("newAim")}
    </Link>
  );
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { name: say(here.name), date: on })}
        title={t("title")}
        actions={may("register.write") ? begin : null}
      />
      <p>{t("lead")}</p>
      <Loading of={answer}>
        {(value) => (
          <div className="stack">
            {value.aims.length === 0 ? <EmptyState title={t("none")} /> : null}
            {value.aims.map((aim) => (
              <OneAim key={aim.record} aim={aim} />
            ))}
            <Gaps answer={value} />
            <BesideScope on={on} />
          </div>
        )}
      </Loading>
    </div>
  );
};
