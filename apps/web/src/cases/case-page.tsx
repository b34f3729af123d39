import { Link } from "@tanstack/react-router";
import { casePageTexts, caseRoutes, dossierTexts } from "@touchstone/contract";
import { lazy, Suspense } from "react";
import { useCommand } from "../shell/api.ts";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { Streak } from "../shell/streak.tsx";
import { useCase } from "./case-link.tsx";
import { CaseState, type CaseView, useFunctionName } from "./case-words.tsx";
import { Documents } from "./documents.tsx";
import { EarlierFindings } from "./earlier-findings.tsx";
import { EndCase } from "./end-case.tsx";
import { Findings } from "./findings.tsx";
import { Judges } from "./judges.tsx";
import { StepList } from "./step-list.tsx";

// With texts of its own, which the other pages of a case do not pay for.
const HandedLink = lazy(async () => ({ default: (await import("../register/handover/handed-link.tsx")).HandedLink }));

const streakState = { done: "done", current: "now", ahead: "later" } as const;

const attestedKeys = {
  issued: "issued",
  kept: "attestedKept",
  amended: "attestedAmended",
  renewed: "attestedRenewed",
  restored: "attestedRestored",
  suspended: "attestedSuspended",
  withdrawn: "attestedWithdrawn",
} as const satisfies Record<NonNullable<CaseView["statement"]>["act"], keyof typeof casePageTexts>;

const Statement = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const { may } = useWho();
  const attest = useCommand(caseRoutes.attest);
  if (view.statement !== null) {
    return (
      <section className="card card-body proof">
        <p>
          {t(attestedKeys[view.statement.act], { number: view.statement.number })}{" "}
          <a href={`/verify/${encodeURIComponent(view.statement.number)}`}>{t("publicPage")}</a>
        </p>
      </section>
    );
  }
  const step = view.steps.find(({ act }) => act === "issue-statement");
  if (step === undefined || !may("statements.change")) return null;
  return (
    <section className="card card-body">
      <CommandOutcome of={attest} />
      <button
        type="button"
        className="btn primary"
        disabled={attest.status.state === "busy"}
        onClick={() => void attest.run({ params: { case: view.id } })}
      >
        {view.about === null ? t("issue") : t("carryOut", { number: view.about.number })}
      </button>
    </section>
  );
};

const Whole = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const dossier = useText(dossierTexts);
  const told = useBilingual();
  const nameOf = useFunctionName();
  const judged = view.points.filter(({ verdict }) => verdict !== null).length;
  return (
    <div className="page">
      <PageHead
        kicker={
          <>
            <Link to="/schemes/$scheme" params={{ scheme: view.scheme.id }} search={{ edition: view.scheme.edition }}>
              {told(view.scheme.title)}
            </Link>{" "}
            · {told(view.occasion.title)} · <span className="num">{view.number}</span> · {told(view.body.name)}
          </>
        }
        title={told(view.client.name)}
        actions={<CaseState state={view.state} />}
      />
      <Streak
        steps={view.progress.map(({ function: duty, state, on }) => ({
          key: duty,
          label: nameOf.word(duty),
          note: on ?? undefined,
          state: streakState[state],
        }))}
      />
      <Statement of={view} />
      <StepList caseId={view.id} steps={view.steps} />
      <nav className="row" aria-label={t("caseTitle")}>
        {view.points.length === 0 ? null : (
          <Link className="btn" to="/cases/$case/checklist" params={{ case: view.id }}>
            {t("checklist")}{" "}
            <small className="num">{t("checklistOf", { done: judged, all: view.points.length })}</small>
          </Link>
        )}
        <Link className="btn" to="/cases/$case/on-site" params={{ case: view.id }}>
          {t("onSite")}
        </Link>
        {view.findings.length === 0 ? null : (
          <Link className="btn" to="/cases/$case/findings" params={{ case: view.id }}>
            {t("room")}
          </Link>
        )}
        {view.occasion.id === "transfer" ? (
          <Link className="btn" to="/cases/$case/dossier" params={{ case: view.id }}>
            {dossier("dossiers")}
          </Link>
        ) : null}
        <Link className="btn" to="/cases/$case/appeals" params={{ case: view.id }}>
          {t("appeals")}
        </Link>
        <Suspense>
          <HandedLink caseId={view.id} body={view.body.id} />
        </Suspense>
      </nav>
      <Findings of={view} />
      <EarlierFindings of={view} />
      <Documents of={view} />
      <Judges of={view} />
      <EndCase of={view} />
    </div>
  );
};

export const Page = () => {
  const view = useCase();
  return <Loading of={view}>{(value) => <Whole of={value} />}</Loading>;
};
