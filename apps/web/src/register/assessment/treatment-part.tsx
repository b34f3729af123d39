import { assessmentTexts, partyRoutes } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { hierarchy, treatmentOptions } from "@touchstone/register";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import type { CriteriaSet, Treatment } from "./assessment-data.ts";
import { Scales } from "./level-part.tsx";

type Measure = Treatment["measures"][number];

const MeasureRow = ({
  n,
  measure,
  asksKind,
}: {
  readonly n: number;
  readonly measure: Measure | undefined;
  readonly asksKind: boolean;
}) => {
  const t = useText(assessmentTexts);
  return (
    <fieldset className="measure-row">
      <legend>{t("measure", { n })}</legend>
      <Field label={t("measures")} need="optional">
        {(tie) => <input {...tie} name="measure.what" maxLength={300} defaultValue={measure?.what ?? ""} />}
      </Field>
      <div hidden={!asksKind}>
        <Field label={t("hierarchy")} need="optional">
          {(tie) => (
            <select {...tie} name="measure.hierarchy" defaultValue={measure?.hierarchy ?? ""}>
              <option value="">{t("notChosen")}</option>
              {hierarchy.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`hierarchy.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Field label={t("owner")} need="optional">
        {(tie) => <input {...tie} name="measure.owner" maxLength={300} defaultValue={measure?.owner ?? ""} />}
      </Field>
      <Field label={t("due")} need="optional">
        {(tie) => <input {...tie} name="measure.due" type="date" defaultValue={measure?.due ?? ""} />}
      </Field>
    </fieldset>
  );
};

/** Those who may accept what stays above the line: whoever may evaluate, but for the reader. */
const Approver = ({ chosen }: { readonly chosen: string | null }) => {
  const t = useText(assessmentTexts);
  const { here, session } = useWho();
  const organisation = useLoaded(partyRoutes.organisation, { params: { organisation: here.organisation } });
  const members = organisation.state === "ready" ? organisation.value.members : [];
  const able = members.filter(({ person, roles }) => person !== session.person && can(roles, "register.evaluate"));
  return (
    <Field label={t("approver")} need="optional">
      {(tie) => (
        <select key={able.length} {...tie} name="approver" defaultValue={chosen ?? ""}>
          <option value="">{t("nobody")}</option>
          {able.map(({ person, name }) => (
            <option key={person} value={person}>
              {name ?? t("erased")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

type Props = { readonly set: CriteriaSet; readonly treatment: Treatment | null };

export const TreatmentPart = ({ set, treatment }: Props) => {
  const t = useText(assessmentTexts);
  const [option, setOption] = useState<string>(treatment?.option ?? "");
  const [ratings, setRatings] = useState(treatment?.ratings ?? {});
  const [rows, setRows] = useState(Math.max(1, treatment?.measures.length ?? 0));
  return (
    <section className="stack">
      <h2>{t("treatment")}</h2>
      <Field label={t("option")} need="optional">
        {(tie) => (
          <select {...tie} name="option" value={option} onChange={(event) => setOption(event.target.value)}>
            <option value="">{t("noTreatment")}</option>
            {treatmentOptions.map((each) => (
              <option key={each} value={each}>
                {t(`option.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {option === "" || option === "accept" ? null : (
        <>
          {Array.from({ length: rows }, (_, at) => at).map((at) => (
            <MeasureRow key={at} n={at + 1} measure={treatment?.measures[at]} asksKind={set.method.kind === "ohs"} />
          ))}
          <div>
            <button type="button" className="btn small" onClick={() => setRows(rows + 1)}>
              {t("addMeasure")}
            </button>
          </div>
          <Field label={t("resources")} need="optional">
            {(tie) => <input {...tie} name="resources" maxLength={2000} defaultValue={treatment?.resources ?? ""} />}
          </Field>
          <Field label={t("cost")} need="optional">
            {(tie) => (
              <input {...tie} name="cost" type="number" min={0} step={1} defaultValue={treatment?.cost?.amount ?? ""} />
            )}
          </Field>
          <h3>{t("after")}</h3>
          <Scales set={set} ratings={ratings} moment="after" choose={setRatings} isLacking={false} />
        </>
      )}
      {option === "" ? null : <Approver chosen={treatment?.approver ?? null} />}
    </section>
  );
};
