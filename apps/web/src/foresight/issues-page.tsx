import { Link } from "@tanstack/react-router";
import { contextIssueTexts, foresightIssueRoutes, foresightRoutes, lawScheduleRoutes } from "@touchstone/contract";
import { issueSides } from "@touchstone/register";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { saveCsv } from "../shell/csv.ts";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { IssueCard } from "./issue-card.tsx";
import { RaiseForm } from "./issue-form.tsx";
import type { IssueView, Market } from "./issue-words.ts";
import { MarketPart } from "./market-part.tsx";
import "./foresight.css";

const most = 100;

const useSaveIssues = () => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const head = [t("issue"), t("side"), t("markets"), t("laws"), t("trend"), t("risks"), t("open")];
  const stands = ({ closed }: IssueView) => (closed === null ? t("open") : t("closed", closed));
  return (issues: readonly IssueView[]) =>
    saveCsv(
      "issues.csv",
      head,
      issues.map((issue) => [
        issue.title,
        t(`side.${issue.side}`),
        issue.markets.join("|"),
        issue.laws.map(({ title }) => title).join("|"),
        issue.trend === null ? "" : say(issue.trend.title),
        issue.risks.map(({ title }) => title ?? t("riskGone")).join("|"),
        stands(issue),
      ]),
    );
};

const Filters = ({ markets }: { readonly markets: readonly Market[] }) => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const [side, setSide] = useSearchText("side");
  const [market, setMarket] = useSearchText("market");
  return (
    <div className="row">
      <Field label={t("side")}>
        {(tie) => (
          <select {...tie} value={side ?? ""} onChange={(event) => setSide(event.target.value || null)}>
            <option value="">{t("anySide")}</option>
            {issueSides.map((one) => (
              <option key={one} value={one}>
                {t(`side.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("market")}>
        {(tie) => (
          <select {...tie} value={market ?? ""} onChange={(event) => setMarket(event.target.value || null)}>
            <option value="">{t("anyMarket")}</option>
            {markets.map(({ id, title }) => (
              <option key={id} value={id}>
                {say(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
};

const List = ({
  issues,
  next,
  markets,
}: {
  readonly issues: readonly IssueView[];
  readonly next: string | null;
  readonly markets: readonly Market[];
}) => {
  const t = useText(contextIssueTexts);
  const save = useSaveIssues();
  if (issues.length === 0) return <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>;
  return (
    <>
      {issues.map((issue) => (
        <IssueCard key={issue.id} issue={issue} markets={markets} />
      ))}
      {next === null ? null : <p>{t("more", { count: most })}</p>}
      <div>
        <button type="button" className="btn small" onClick={() => save(issues)}>
          {t("csv")}
        </button>
      </div>
    </>
  );
};

/** What the address asks for; a trend filters only where no issue is to be raised from it. */
const useAsked = () => {
  const { on } = useAsOf();
  const [side] = useSearchText("side");
  const [market] = useSearchText("market");
  const [trend] = useSearchText("trend");
  const [raise] = useSearchText("raise");
  const chosen = issueSides.find((one) => one === side);
  return {
    on,
    limit: most,
    ...(chosen === undefined ? {} : { side: chosen }),
    ...(market === null ? {} : { market }),
    ...(trend === null || raise !== null ? {} : { trend }),
  };
};

export const Page = () => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const query = useAsked();
  const params = { organisation: here.organisation };
  const issues = useLoaded(foresightIssueRoutes.issues, { params, query }, { keep: "previous" });
  const trends = useLoaded(foresightRoutes.trends, {});
  const scopes = useLoaded(lawScheduleRoutes.scopes, {});
  const laws = useLoaded(foresightIssueRoutes.marketLaws, { params, query: { on: query.on } });
  const markets = scopes.state === "ready" ? scopes.value.scopes.filter(({ kind }) => kind === "market") : [];
  return (
    <div className="page">
      <PageHead
        kicker={`${say(here.name)} · ${t("asOf", { date: query.on })}`}
        title={t("title")}
        actions={
          <Link to="/foresight" className="btn">
            {t("toTrends")}
          </Link>
        }
      />
      <p>{t("lead")}</p>
      {/* Waits for its choices: a form drawn without them would forget what the address chose. */}
      {may("register.write") && trends.state === "ready" && scopes.state === "ready" ? (
        <RaiseForm markets={markets} trends={trends.value.trends} />
      ) : null}
      <Filters markets={markets} />
      <Loading of={issues}>{({ items, next }) => <List issues={items} next={next} markets={markets} />}</Loading>
      <Loading of={laws}>{(value) => <MarketPart markets={value.markets} />}</Loading>
    </div>
  );
};
