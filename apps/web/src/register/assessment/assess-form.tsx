import { assessmentTexts } from "@touchstone/contract";
import { factors, missingInputs, properties } from "@touchstone/register";
import { type FormEvent, type ReactNode, useState } from "react";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { readForm } from "../../shell/read-form.ts";
import type { CriteriaSet, Inputs, Treatment } from "./assessment-data.ts";
import { draftOf, inputsOf } from "./draft.ts";
import { Scales } from "./level-part.tsx";
import { TreatmentPart } from "./treatment-part.tsx";

export type Drafted = { readonly inputs: Inputs; readonly treatment: Treatment | null };

type TextProps = { readonly name: string; readonly label: string; readonly value: string; readonly hint?: string };

// The browser asks for none: a draft may wait, and finishing says what is still missing.
const Text = ({ name, label, value, hint }: TextProps) => (
  <Field label={label} {...(hint === undefined ? {} : { hint })}>
    {(tie) => <input {...tie} name={name} maxLength={300} defaultValue={value} />}
  </Field>
);

type TicksProps = {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly chosen: readonly string[];
};
const Ticks = ({ name, legend, options, chosen }: TicksProps) => (
  <fieldset>
    <legend>{legend}</legend>
    {options.map(([value, label]) => (
      <label key={value} className="choice">
        <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} /> {label}
      </label>
    ))}
  </fieldset>
);

const HazardPart = ({ inputs }: { readonly inputs: Inputs }) => {
  const t = useText(assessmentTexts);
  return (
    <>
      <Text name="hazard" label={t("hazard")} value={inputs.hazard} />
      <Text name="event" label={t("event")} value={inputs.event} />
      <Text name="harm" label={t("harm")} value={inputs.harm} />
      <Ticks
        name="factors"
        legend={t("factors")}
        options={factors.map((factor) => [factor, t(`factor.${factor}`)])}
        chosen={inputs.factors}
      />
      <Text name="safeguard" label={t("safeguard")} value={inputs.safeguard?.text ?? ""} />
    </>
  );
};

const ThreatPart = ({ inputs }: { readonly inputs: Inputs }) => {
  const t = useText(assessmentTexts);
  return (
    <>
      <Text name="asset" label={t("asset")} value={inputs.asset?.text ?? ""} />
      <Text name="threat" label={t("threat")} value={inputs.threat?.text ?? ""} />
      <Text name="weakness" label={t("weakness")} value={inputs.weakness?.text ?? ""} />
      <Text name="safeguard" label={t("safeguard")} value={inputs.safeguard?.text ?? ""} hint={t("safeguardHint")} />
      <Ticks
        name="properties"
        legend={t("properties")}
        options={properties.map((property) => [property, t(`property.${property}`)])}
        chosen={inputs.properties}
      />
    </>
  );
};

type Props = {
  readonly set: CriteriaSet;
  readonly draft: Drafted;
  /** `finish` where the second button was pressed. */
  readonly send: (draft: Drafted, act: "save" | "finish") => void;
  readonly busy: boolean;
  readonly outcome: ReactNode;
};

export const AssessForm = ({ set, draft, send, busy, outcome }: Props) => {
  const t = useText(assessmentTexts);
  const [ratings, setRatings] = useState(draft.inputs.ratings);
  const { kind, scales } = set.method;
  const lacks = (inputs: Inputs) => kind === "isms" && missingInputs(kind, inputs).length > 0;
  const [isLacking, setLacking] = useState(lacks(draft.inputs));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const act = submitter instanceof HTMLButtonElement && submitter.value === "finish" ? "finish" : "save";
    send(draftOf(readForm(event.currentTarget), scales, draft), act);
  };
  return (
    <form
      className="form"
      onSubmit={submit}
      onInput={(event) => setLacking(lacks(inputsOf(readForm(event.currentTarget), scales, draft.inputs)))}
    >
      {kind === "ohs" ? <HazardPart inputs={draft.inputs} /> : <ThreatPart inputs={draft.inputs} />}
      <Text name="answerable" label={t("answerable")} value={draft.inputs.answerable} />
      <h2>{t("before")}</h2>
      <Scales set={set} ratings={ratings} moment="before" choose={setRatings} isLacking={isLacking} />
      <TreatmentPart set={set} treatment={draft.treatment} />
      {outcome}
      <small>{t("finishHint")}</small>
      <div className="row">
        <button type="submit" value="save" className="btn" disabled={busy}>
          {t("save")}
        </button>
        <button type="submit" value="finish" className="btn primary" disabled={busy}>
          {t("finish")}
        </button>
      </div>
    </form>
  );
};
