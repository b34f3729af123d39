import { casePageTexts, caseVerdicts } from "@touchstone/contract";
import { printedStandards } from "@touchstone/kernel";
import { useState } from "react";
import { useBilingual, useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";
import type { CasePoint, CaseView } from "./case-words.tsx";
import { JudgePoint, type Verdict } from "./judge-point.tsx";
import { RaiseFinding } from "./raise-finding.tsx";

const tones: Readonly<Record<Verdict, Tone>> = {
  conformity: "ok",
  nonconformity: "stop",
  "not-applicable": "off",
  "not-sampled": "wait",
};

export const kindKeys = {
  system: "kindSystem",
  licence: "kindLicence",
  operation: "kindOperation",
  observation: "kindObservation",
} as const;

const isKind = (kind: string): kind is keyof typeof kindKeys => kind in kindKeys;

type Props = {
  readonly view: CaseView;
  readonly point: CasePoint;
  readonly isNext: boolean;
  readonly saved: string | null;
  readonly setSaved: (point: string | null) => void;
};

/** The name under which the scheme cites a standard; its id where the scheme does not assess against it. */
const useStandardName = ({ scheme }: CaseView) => {
  const told = useBilingual();
  return (id: string): string => {
    const named = scheme.standards.find((each) => each.id === id);
    return named === undefined ? id : told(named.title);
  };
};

/** What a finding on the point is raised against: the article of law, or the clause under the standard's own name. */
const requirementOf = ({ provision, standard }: CasePoint, nameOf: (id: string) => string) =>
  provision === null
    ? { source: nameOf(standard.id), clause: standard.clause }
    : { source: provision.title, clause: provision.article };

const Body = (props: Props) => {
  const { view, point } = props;
  const t = useText(casePageTexts);
  const { may } = useWho();
  const { provision, verdict, also } = point;
  const nameOf = useStandardName(view);
  const requirement = requirementOf(point, nameOf);
  return (
    <div className="card-body stack">
      <div className="small">
        {requirement.source} {requirement.clause}
        {provision === null ? null : <span className="num"> · {printedStandards(point)}</span>}
      </div>
      {also.length === 0 ? null : (
        <small>
          {t("alsoFor", {
            standards: [point.standard, ...also].map(({ id, clause }) => `${nameOf(id)} ${clause}`).join("; "),
          })}
        </small>
      )}
      {point.inScope ? null : <small>{t("outOfScope", { standard: point.standard.id })}</small>}
      {point.record === null ? null : <small>{t("linked", { record: point.record })}</small>}
      {verdict === null ? null : <p>{verdict.note}</p>}
      {may("cases.audit") && view.checklistBars.judge.length === 0 ? <JudgePoint {...props} /> : null}
      {may("cases.audit") && view.checklistBars.raise.length === 0 && point.inScope ? (
        <RaiseFinding caseId={view.id} point={point.id} requirement={requirement} />
      ) : null}
    </div>
  );
};

export const ChecklistPoint = (props: Props) => {
  const { point, isNext } = props;
  const t = useText(casePageTexts);
  const v = useText(caseVerdicts);
  const told = useBilingual();
  const { verdict } = point;
  // A form for each of a hundred points would slow every keystroke: a body is made when it is opened.
  const [isOpen, setIsOpen] = useState(isNext);
  return (
    <li className="card">
      <details className="point" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <span>{told(point.text)}</span>
          <span className="row">
            <span className="num">{point.provision === null ? printedStandards(point) : point.id}</span>
            <small>{isKind(point.kind) ? t(kindKeys[point.kind]) : point.kind}</small>
            {point.local ? <StateTag tone="wait">{t("local")}</StateTag> : null}
            <StateTag tone={verdict === null ? "hold" : tones[verdict.verdict]}>
              {verdict === null ? t("unjudged") : v(verdict.verdict)}
            </StateTag>
          </span>
        </summary>
        {isOpen ? <Body {...props} /> : null}
      </details>
    </li>
  );
};
