import { casePageTexts, caseRoutes, caseVerdicts } from "@touchstone/contract";
import { verdicts } from "@touchstone/kernel";
import { type FormEvent, useState } from "react";
import { useCommand } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";
import { CaseLink, useCase } from "./case-link.tsx";
import type { CasePoint, CaseView } from "./case-words.tsx";
import { RaiseFinding } from "./raise-finding.tsx";
import "./case.css";
import "./checklist.css";

type Verdict = NonNullable<CasePoint["verdict"]>["verdict"];

const tones: Readonly<Record<Verdict, Tone>> = {
  conformity: "ok",
  nonconformity: "stop",
  "not-applicable": "off",
  "not-sampled": "wait",
};

const kindKeys = {
  system: "kindSystem",
  licence: "kindLicence",
  operation: "kindOperation",
  observation: "kindObservation",
} as const;

const isKind = (kind: string): kind is keyof typeof kindKeys => kind in kindKeys;

const Judge = ({ view, point }: { readonly view: CaseView; readonly point: CasePoint }) => {
  const t = useText(casePageTexts);
  const v = useText(caseVerdicts);
  const judge = useCommand(caseRoutes.judge);
  const [verdict, setVerdict] = useState<Verdict>(point.verdict?.verdict ?? "conformity");
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    const coveredBy = one("coveredBy");
    await judge.run({
      params: { case: view.id, point: point.id },
      body: { verdict, note: one("note"), coveredBy: coveredBy === "" ? null : coveredBy },
    });
  };
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <fieldset className="verdicts">
        <legend className="visually-hidden">{t("verdict")}</legend>
        {verdicts.map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name="verdict"
              value={each}
              checked={verdict === each}
              disabled={each === "nonconformity" && !point.inScope}
              onChange={() => setVerdict(each)}
            />
            {v(each)}
          </label>
        ))}
      </fieldset>
      <Field label={t("note")} need="required">
        {(tie) => <textarea {...tie} name="note" rows={2} defaultValue={point.verdict?.note ?? ""} />}
      </Field>
      {verdict === "not-sampled" ? (
        <Field label={t("coveredBy")}>
          {(tie) => <input {...tie} name="coveredBy" defaultValue={point.verdict?.coveredBy ?? ""} />}
        </Field>
      ) : null}
      <CommandOutcome of={judge} />
      <div>
        <button type="submit" className="btn" disabled={judge.status.state === "busy"}>
          {t("save")}
        </button>
      </div>
    </form>
  );
};

type PointProps = { readonly view: CaseView; readonly point: CasePoint; readonly isNext: boolean };

const Point = ({ view, point, isNext }: PointProps) => {
  const t = useText(casePageTexts);
  const v = useText(caseVerdicts);
  const told = useBilingual();
  const { may } = useWho();
  const { provision, verdict } = point;
  const requirement =
    provision === null
      ? { source: point.standard.id, clause: point.standard.clause }
      : { source: provision.title, clause: provision.article };
  return (
    <li className="card">
      <details className="point" open={isNext}>
        <summary>
          <span>{told(point.text)}</span>
          <span className="row">
            <span className="num">{point.id}</span>
            <small>{isKind(point.kind) ? t(kindKeys[point.kind]) : point.kind}</small>
            {point.local ? <StateTag tone="wait">{t("local")}</StateTag> : null}
            <StateTag tone={verdict === null ? "hold" : tones[verdict.verdict]}>
              {verdict === null ? t("unjudged") : v(verdict.verdict)}
            </StateTag>
          </span>
        </summary>
        <div className="card-body stack">
          <div className="small">
            {requirement.source} {requirement.clause} ·{" "}
            <span className="num">
              {point.standard.id} {point.standard.clause}
            </span>
          </div>
          {point.inScope ? null : <small>{t("outOfScope", { standard: point.standard.id })}</small>}
          {point.record === null ? null : <small>{t("linked", { record: point.record })}</small>}
          {verdict === null ? null : <p>{verdict.note}</p>}
          {may("cases.audit") ? <Judge view={view} point={point} /> : null}
          {may("cases.audit") && point.inScope ? (
            <RaiseFinding caseId={view.id} point={point.id} requirement={requirement} />
          ) : null}
        </div>
      </details>
    </li>
  );
};

const Draw = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  return (
    <section className="card card-body stack">
      <p>{t("drawLead")}</p>
      <CommandForm
        route={caseRoutes.drawPoints}
        act={t("draw")}
        fields={[
          {
            name: "scenes",
            label: t("scenes"),
            kind: "checks",
            options: [
              { value: "lift", label: t("lift") },
              { value: "canteen", label: t("canteen") },
            ],
          },
          { name: "region", label: t("region"), kind: "line", initial: view.region, hint: t("regionHint") },
          { name: "on", label: t("asOf"), kind: "date", initial: view.today },
        ]}
        input={({ one, all }) => ({
          params: { case: view.id },
          body: { scenes: [...all("scenes")], region: one("region"), on: one("on") },
        })}
      />
    </section>
  );
};

const Points = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const [only, setOnly] = useSearchText("only");
  const judged = view.points.filter(({ verdict }) => verdict !== null).length;
  const next = view.points.find(({ verdict }) => verdict === null);
  const shown = view.points.filter(
    ({ kind, verdict }) => only === null || only === "" || (only === "unjudged" ? verdict === null : kind === only),
  );
  return (
    <>
      <div className="row">
        <span aria-live="polite">{t("checklistOf", { done: judged, all: view.points.length })}</span>
        <Field label={t("show")}>
          {(tie) => (
            <select {...tie} value={only ?? ""} onChange={(event) => setOnly(event.target.value)}>
              <option value="">{t("allPoints")}</option>
              <option value="unjudged">{t("unjudged")}</option>
              {Object.entries(kindKeys).map(([kind, key]) => (
                <option key={kind} value={kind}>
                  {t(key)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ul className="points">
        {shown.map((point) => (
          <Point
            key={`${point.id} ${point.verdict?.verdict ?? ""} ${String(point === next)}`}
            view={view}
            point={point}
            isNext={point === next}
          />
        ))}
      </ul>
    </>
  );
};

export const Page = () => {
  const t = useText(casePageTexts);
  const view = useCase();
  return (
    <Loading of={view}>
      {(shown) => (
        <div className="page">
          <PageHead
            kicker={
              <>
                <CaseLink of={shown} />
                {shown.checklist === null ? null : (
                  <span className="num">
                    {" "}
                    · {shown.checklist.region} · {shown.checklist.asOf}
                  </span>
                )}
              </>
            }
            title={t("checklist")}
          />
          {shown.points.length === 0 ? <Draw of={shown} /> : <Points of={shown} />}
        </div>
      )}
    </Loading>
  );
};
