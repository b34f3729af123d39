import { Link } from "@tanstack/react-router";
import { casePageTexts, effectPageTexts } from "@touchstone/contract";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { Head } from "../shell/term.tsx";
import { CaseLink, useCase } from "./case-link.tsx";
import { type CaseView, type Finding, FindingState } from "./case-words.tsx";
import { Answers } from "./finding-answers.tsx";
import { Clocks, Dispute, Thread } from "./finding-parts.tsx";
import "./finding.css";

const One = ({ view, finding }: { readonly view: CaseView; readonly finding: Finding }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  return (
    <section className="card card-body stack" aria-labelledby={finding.id}>
      <div className="row">
        <h2 id={finding.id}>
          {finding.number} {told(finding.gradeTitle)}
        </h2>
        <FindingState of={finding} />
      </div>
      <p>{finding.statement}</p>
      <dl className="facts">
        <dt>
          <Head of={t.word("requirement")} />
        </dt>
        <dd>
          {finding.requirement.source} {finding.requirement.clause}
        </dd>
        <dt>{t("evidence")}</dt>
        <dd>{finding.evidence}</dd>
        <Clocks view={view} finding={finding} />
      </dl>
      <Answers view={view} finding={finding} />
      <Thread finding={finding} />
      <Dispute view={view} finding={finding} />
      <p>
        <Link to="/cases/$case/findings/$finding" params={{ case: view.id, finding: finding.id }}>
          {t("openFinding", { number: finding.number })}
        </Link>
      </p>
    </section>
  );
};

/** What still asks something of the client stands first. */
const isDone = ({ state }: Finding): boolean => state === "verified" || state === "withdrawn";

const Room = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const effects = useText(effectPageTexts);
  const asked = view.findings.filter(({ closes }) => closes !== "recorded");
  const recorded = view.findings.filter(({ closes }) => closes === "recorded");
  const ordered = [...asked.filter((each) => !isDone(each)), ...asked.filter(isDone)];
  return (
    <div className="page">
      <PageHead kicker={<CaseLink of={view} />} title={t("room")} />
      <p className="lead">{t("roomLead")}</p>
      <p>
        <Link to="/cases/$case/effects" params={{ case: view.id }}>
          {effects("title")}
        </Link>
      </p>
      {ordered.length === 0 ? <EmptyState title={t("roomEmpty")} /> : null}
      {ordered.map((finding) => (
        <One key={finding.id} view={view} finding={finding} />
      ))}
      {recorded.length === 0 ? null : (
        <section className="card card-body stack" aria-labelledby="opportunities">
          <h2 id="opportunities">{t("opportunities")}</h2>
          {recorded.map(({ id, number, statement }) => (
            <p key={id}>
              <span className="num">{number}</span> {statement}
            </p>
          ))}
        </section>
      )}
    </div>
  );
};

export const Page = () => {
  const view = useCase();
  return <Loading of={view}>{(value) => <Room of={value} />}</Loading>;
};
