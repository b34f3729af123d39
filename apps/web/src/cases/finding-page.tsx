import { useParams } from "@tanstack/react-router";
import { casePageTexts, caseRoutes } from "@touchstone/contract";
import { answerParts } from "@touchstone/kernel";
import { lazy, Suspense } from "react";
import { useCommand } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { Head } from "../shell/term.tsx";
import { CaseLink, useCase } from "./case-link.tsx";
import { type CaseView, type Finding, FindingState } from "./case-words.tsx";
import { Answers } from "./finding-answers.tsx";
import { Clocks, Dispute, Thread } from "./finding-parts.tsx";
import "./finding.css";

const FindingTask = lazy(async () => ({
  default: (await import("../register/handover/finding-task.tsx")).FindingTask,
}));

const Judgement = ({ view, finding }: { readonly view: CaseView; readonly finding: Finding }) => {
  const t = useText(casePageTexts);
  const { may } = useWho();
  const accept = useCommand(caseRoutes.judgePlan);
  const params = { case: view.id, finding: finding.id };
  if (!may("cases.audit") || view.state !== "open" || finding.closes === "recorded" || finding.verified !== null)
    return null;
  const isPlanned = answerParts.every((part) => finding.answers.some((each) => each.part === part));
  return (
    <section className="card card-body stack">
      {finding.state === "answered" || (finding.state === "returned" && isPlanned) ? (
        <>
          <CommandOutcome of={accept} />
          <div className="row">
            <button
              type="button"
              className="btn primary"
              disabled={accept.status.state === "busy"}
              onClick={() => void accept.run({ params, body: { outcome: "accepted" } })}
            >
              {t("acceptPlan")}
            </button>
            <CommandForm
              route={caseRoutes.judgePlan}
              act={t("returnPlan")}
              fields={[{ name: "reason", label: t("reason"), kind: "prose" }]}
              input={({ texts }) => ({ params, body: { outcome: "returned" as const, ...texts } })}
            />
          </div>
        </>
      ) : null}
      {finding.state === "plan-accepted" ? (
        <CommandForm
          route={caseRoutes.verifyFinding}
          act={t("verify")}
          fields={[{ name: "evidence", label: t("verifyEvidence"), kind: "prose" }]}
          input={({ texts }) => ({ params, body: texts })}
        />
      ) : null}
    </section>
  );
};

const Whole = ({ view, finding }: { readonly view: CaseView; readonly finding: Finding }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  return (
    <div className="page">
      <PageHead
        kicker={<CaseLink of={view} />}
        title={`${finding.number} ${told(finding.gradeTitle)}`}
        actions={<FindingState of={finding} />}
      />
      <section className="card card-body">
        <dl className="facts">
          <dt>
            <Head of={t.word("requirement")} />
          </dt>
          <dd>
            {finding.requirement.source} {finding.requirement.clause}
          </dd>
          <dt>{t("statement")}</dt>
          <dd>{finding.statement}</dd>
          <dt>{t("evidence")}</dt>
          <dd>{finding.evidence}</dd>
          <Clocks view={view} finding={finding} />
          {finding.verified === null ? null : (
            <>
              <dt>{t("verifyEvidence")}</dt>
              <dd>
                {finding.verified.evidence} <small className="num">{finding.verified.on}</small>
              </dd>
            </>
          )}
        </dl>
      </section>
      {finding.closes === "recorded" ? null : (
        <Suspense>
          <FindingTask caseId={view.id} finding={finding} />
        </Suspense>
      )}
      {finding.closes === "recorded" ? null : (
        <section className="card card-body stack" aria-label={t("answer")}>
          <h2>{t("answer")}</h2>
          <Answers view={view} finding={finding} />
          <Thread finding={finding} />
          <Dispute view={view} finding={finding} />
        </section>
      )}
      <Judgement view={view} finding={finding} />
    </div>
  );
};

export const Page = () => {
  const params: { readonly case?: string; readonly finding?: string } = useParams({ strict: false });
  const view = useCase();
  return (
    <Loading of={view}>
      {(shown) => {
        const finding = shown.findings.find(({ id }) => id === params.finding);
        return finding === undefined ? null : <Whole view={shown} finding={finding} />;
      }}
    </Loading>
  );
};
