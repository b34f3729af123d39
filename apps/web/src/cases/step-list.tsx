import { Link } from "@tanstack/react-router";
import { casePageTexts } from "@touchstone/contract";
import { useBilingual, useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { useWhy } from "../shell/why.tsx";
import { type OpenStep, useFunctionName } from "./case-words.tsx";
import "./case.css";

type Target = { readonly to: string; readonly params: Readonly<Record<string, string>>; readonly about?: string };

/** The page on which a step is done. */
const targetOf = (caseId: string, { act, on }: OpenStep): Target => {
  const params = { case: caseId };
  switch (act) {
    case "file-record":
    case "sign-record":
      return {
        to: "/cases/$case/records/$kind",
        params: { ...params, kind: on.kind ?? "" },
        ...(act === "file-record" && on.id !== null ? { about: on.id } : {}),
      };
    case "draw-points":
    case "judge-points":
      return { to: "/cases/$case/checklist", params };
    case "hold-interview":
    case "answer-concern":
    case "answer-objection":
      return { to: "/cases/$case/on-site", params };
    case "replace-member":
      return { to: "/cases/$case/records/$kind", params: { ...params, kind: on.kind ?? "team-order" } };
    case "answer-finding":
    case "judge-plan":
    case "verify-finding":
    case "answer-dispute":
      return { to: "/cases/$case/findings/$finding", params: { ...params, finding: on.id ?? "" } };
    case "issue-statement":
      return { to: "/cases/$case", params };
  }
};

const Step = ({
  caseId,
  step,
  isFirst,
}: {
  readonly caseId: string;
  readonly step: OpenStep;
  readonly isFirst: boolean;
}) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const nameOf = useFunctionName();
  const { show } = useWhy();
  const isFree = step.waitsFor.length === 0;
  const why = () =>
    show({
      title: told(step.text),
      rules: [step.rule, ...step.waitsFor.map(({ rule }) => rule)],
      because: step.waitsFor.length === 0 ? t("whyStep") : step.waitsFor.map(({ message }) => message).join(" "),
      facts: [
        [t("by"), told(step.whoText)] as const,
        ...(step.due === null ? [] : [[t("due"), step.due] as const]),
        ...(step.blocks === null ? [] : [[t("blocks"), nameOf(step.blocks)] as const]),
      ],
    });
  const { to, params, about } = targetOf(caseId, step);
  return (
    <li className={isFirst ? "todo now" : "todo"}>
      <span>
        <button type="button" className="link" aria-haspopup="dialog" onClick={why}>
          {told(step.text)}
        </button>
      </span>
      <span className="small">{told(step.whoText)}</span>
      <span className="num">{step.due ?? ""}</span>
      {step.mine && isFree && step.act !== "issue-statement" ? (
        <Link className="btn small" to={to} params={params} search={about === undefined ? {} : { about }}>
          {t("go")}
        </Link>
      ) : (
        <StateTag tone={isFree ? "wait" : "off"}>{t(isFree ? (step.mine ? "mine" : "canBegin") : "waits")}</StateTag>
      )}
    </li>
  );
};

/** What is missing: first what the reader can do now, then what others can; what has to wait is folded away. */
export const StepList = ({ caseId, steps }: { readonly caseId: string; readonly steps: readonly OpenStep[] }) => {
  const t = useText(casePageTexts);
  const free = steps.filter(({ waitsFor }) => waitsFor.length === 0);
  const now = [...free.filter(({ mine }) => mine), ...free.filter(({ mine }) => !mine)];
  const later = steps.filter(({ waitsFor }) => waitsFor.length > 0);
  return (
    <section className="card" aria-labelledby="missing">
      <div className="card-head">
        <h2 id="missing">{t("whatIsMissing")}</h2>
        <small>{t("missingLead")}</small>
      </div>
      {steps.length === 0 ? <p className="card-body">{t("nothingMissing")}</p> : null}
      <ul className="steps">
        {now.map((step, at) => (
          <Step key={step.key} caseId={caseId} step={step} isFirst={at === 0 && step.mine} />
        ))}
      </ul>
      {later.length === 0 ? null : (
        <details className="later">
          <summary>{t("later", { count: later.length })}</summary>
          <ul className="steps">
            {later.map((step) => (
              <Step key={step.key} caseId={caseId} step={step} isFirst={false} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
