import { factorTexts, requirementsTexts, sceneTexts } from "@touchstone/contract";
import { useState } from "react";
import { useBilingual, useText } from "../shell/language.tsx";
import type { DutyForm } from "./duty-draft.ts";
import { ProvisionText } from "./provision-part.tsx";

const kinds = {
  system: "pointSystem",
  licence: "pointLicence",
  operation: "pointOperation",
  observation: "pointObservation",
} as const;

type Recurrence = DutyForm["frequency"][number]["recurrence"];

/** As the form writes it: numbers and ISO periods need no translation. */
const printed = (recurrence: Recurrence): string => {
  switch (recurrence.kind) {
    case "gap":
      return `≤ ${recurrence.atMost}`;
    case "times":
      return `${recurrence.times} × ${recurrence.in}`;
    case "months":
      return recurrence.months.join(", ");
    case "years":
      return `${recurrence.years.join(", ")} … ${recurrence.afterwards}`;
  }
};

/** All that an approver answers for, and the article beside it when they open it. */
export const DutyFacts = ({ form }: { readonly form: DutyForm }) => {
  const t = useText(sceneTexts);
  const law = useText(requirementsTexts);
  const factor = useText(factorTexts);
  const say = useBilingual();
  const [isOpen, setOpen] = useState(false);
  const [provision] = form.provisions;
  const facts = [
    [t("kind"), law(kinds[form.kind])],
    [t("factor"), `${factor(form.factor)} · ${say(form.subclass)}`],
    [t("subject"), say(form.subject)],
    ...(form.condition === null ? [] : [[t("condition"), say(form.condition)] as const]),
    [t("check"), say(form.check)],
    [t("evidence"), say(form.evidence)],
    ...(form.record === null ? [] : [[t("record"), form.record] as const]),
    [t("standard"), `${form.standard.id} ${form.standard.clause}`],
    [t("place"), form.jurisdiction],
    ...form.frequency.map(({ recurrence }) => [t("often"), printed(recurrence)] as const),
    ...(form.retention === null ? [] : [[t("retention"), form.retention.atLeast] as const]),
  ] as const;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("readAll")}</summary>
      {isOpen ? (
        <div className="stack">
          <dl className="scene-facts">
            {facts.map(([label, said]) => (
              <div key={`${label} ${said}`}>
                <dt>{label}</dt>
                <dd>{said}</dd>
              </div>
            ))}
          </dl>
          {provision?.article ? <ProvisionText family={provision.family} article={provision.article} /> : null}
        </div>
      ) : null}
    </details>
  );
};
