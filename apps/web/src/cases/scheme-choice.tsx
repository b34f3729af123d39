import { caseBeginTexts, casePageTexts } from "@touchstone/contract";
import { useRef, useState } from "react";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { useSchemes } from "./case-fields.tsx";

type Scheme = ReturnType<typeof useSchemes>[number];

const groups = ["systems", "things", "bodies"] as const;

const groupOf = ({ objects }: Scheme): (typeof groups)[number] =>
  objects.includes("system")
    ? "systems"
    : objects.some((each) => each === "person" || each === "body")
      ? "bodies"
      : "things";

const SchemeOptions = ({ schemes }: { readonly schemes: readonly Scheme[] }) => {
  const t = useText(caseBeginTexts);
  const told = useBilingual();
  return groups.map((group) => {
    const own = schemes.filter((scheme) => groupOf(scheme) === group);
    return own.length === 0 ? null : (
      <optgroup key={group} label={t(group)}>
        {own.map(({ id, edition, title }) => (
          <option key={`${id} ${edition}`} value={id}>
            {told(title)} {edition}
          </option>
        ))}
      </optgroup>
    );
  });
};

/** The scheme of a new case, of those in force today. Nothing is chosen for anybody, unless there is but one. */
export const useSchemeChoice = () => {
  const t = useText(caseBeginTexts);
  const page = useText(casePageTexts);
  const schemes = useSchemes().filter(({ inForce }) => inForce);
  const [picked, pick] = useState("");
  const [isMissed, setMissed] = useState(false);
  const control = useRef<HTMLSelectElement>(null);
  const [only] = schemes.length === 1 ? schemes : [];
  const scheme = picked === "" ? (only?.id ?? "") : picked;
  const field = (
    <Field label={page.word("scheme")} wrong={isMissed && scheme === "" ? t("schemeMissing") : null}>
      {(tie) => (
        // Not `required`: the browser's own message would speak its language, and say nothing of schemes.
        <select {...tie} ref={control} aria-required value={scheme} onChange={(event) => pick(event.target.value)}>
          {only === undefined ? <option value="">{t("chooseScheme")}</option> : null}
          <SchemeOptions schemes={schemes} />
        </select>
      )}
    </Field>
  );
  /** Asked when the form is sent: without a choice it says so at the field. */
  const isChosen = (): boolean => {
    if (scheme !== "") return true;
    setMissed(true);
    control.current?.focus();
    return false;
  };
  return { scheme, field, isChosen };
};
