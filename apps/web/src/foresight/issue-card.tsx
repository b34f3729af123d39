import { Link } from "@tanstack/react-router";
import { contextIssueTexts, foresightIssueRoutes } from "@touchstone/contract";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { ReviseForm } from "./issue-form.tsx";
import { LinkedRisks, RiskActs } from "./issue-risks.tsx";
import type { IssueView, Market } from "./issue-words.ts";

const Thread = ({ issue }: { readonly issue: IssueView }) => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const { trend } = issue;
  if (trend === null) return null;
  const told = t("fromTrend", { trend: say(trend.title) });
  return trend.gone ? (
    <div>
      {told} <StateTag tone="off">{t("trendGone")}</StateTag>
    </div>
  ) : (
    <Link to="/foresight" search={{ trend: trend.id }} hash="links">
      {told}
    </Link>
  );
};

type Props = { readonly issue: IssueView; readonly markets: readonly Market[] };

/** One issue: where it comes from, what it is about, which risks hang on it, and what can be done with it. */
export const IssueCard = ({ issue, markets }: Props) => {
  const t = useText(contextIssueTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const isOpen = issue.closed === null;
  const named = markets.filter(({ id }) => issue.markets.includes(id)).map(({ title }) => say(title));
  return (
    <section className="card card-body stack" id={`issue-${issue.id}`}>
      <h2>{issue.title}</h2>
      <div className="row">
        <StateTag tone={issue.open ? "wait" : "off"}>
          {issue.closed === null ? t("open") : t("closed", issue.closed)}
        </StateTag>
        <small>{[t(`side.${issue.side}`), ...named, t("raisedOn", { on: issue.raisedOn })].join(" · ")}</small>
      </div>
      <Thread issue={issue} />
      {issue.text === "" ? null : <p>{issue.text}</p>}
      {issue.laws.length === 0 ? null : (
        <div>
          {issue.laws.map(({ family, title }) => (
            <div key={family}>
              <Link to="/requirements/law/$family" params={{ family }}>
                {title}
              </Link>
            </div>
          ))}
        </div>
      )}
      <div>
        <strong>{t("risks")}</strong> <LinkedRisks issue={issue} />
      </div>
      {issue.closed === null ? null : <small>{issue.closed.reason}</small>}
      {isOpen && may("register.write") ? (
        <div className="row">
          <RiskActs issue={issue} organisation={here.organisation} />
          <ReviseForm key={issue.version} issue={issue} markets={markets} />
          <CommandForm
            route={foresightIssueRoutes.closeIssue}
            act={t("close")}
            fields={[{ name: "reason", label: t("reason"), kind: "prose" }]}
            input={({ texts }) => ({ params: { organisation: here.organisation, issue: issue.id }, body: texts })}
          />
        </div>
      ) : null}
    </section>
  );
};
