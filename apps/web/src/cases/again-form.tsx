import { useNavigate } from "@tanstack/react-router";
import { casePageTexts } from "@touchstone/contract";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { readForm } from "../shell/read-form.ts";
import { useSearchText } from "../shell/search.ts";
import type { Statement } from "../statements/standing-tag.tsx";
import { RegionField, useSchemes } from "./case-fields.tsx";

type Occasion = ReturnType<typeof useSchemes>[number]["occasions"][number];

/** A further assessment of a statement: which kind, and by the law of which place. */
export const AgainForm = ({
  attested,
  isAsked,
  region,
  act,
  lead,
  isBusy,
  outcome,
  send,
}: {
  readonly attested: Statement["attested"];
  readonly isAsked: (occasion: Occasion) => boolean;
  readonly region: string;
  readonly act: string;
  readonly lead: string;
  readonly isBusy: boolean;
  readonly outcome: ReactNode;
  readonly send: (occasion: string, region: string) => Promise<{ readonly id: string } | null>;
}) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const navigate = useNavigate();
  const scheme = useSchemes().find((each) => each.id === attested.scheme && each.inForce);
  const occasions = (scheme?.occasions ?? []).filter(isAsked);
  const [wished] = useSearchText("occasion");
  const [picked, pick] = useState(wished);
  const [only] = occasions.length === 1 ? occasions : [];
  const occasion = (occasions.find((each) => each.id === picked) ?? only)?.id ?? "";
  const [isMissed, setMissed] = useState(false);
  const control = useRef<HTMLSelectElement>(null);
  const wrong = occasions.length === 0 ? t("noOccasion") : isMissed && occasion === "" ? t("occasionMissing") : null;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (occasion === "") {
      setMissed(true);
      control.current?.focus();
      return;
    }
    const opened = await send(occasion, readForm(event.currentTarget).one("region"));
    if (opened !== null) await navigate({ to: "/cases/$case", params: { case: opened.id } });
  };
  return (
    <div className="page">
      <PageHead
        kicker={
          <>
            {told(attested.title)} · <span className="num">{attested.number}</span>
          </>
        }
        title={told(attested.holder.name)}
      />
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p>{lead}</p>
        <Field label={t("occasion")} wrong={scheme === undefined ? null : wrong}>
          {(tie) => (
            <select
              {...tie}
              ref={control}
              aria-required
              value={occasion}
              onChange={(event) => pick(event.target.value)}
            >
              {only === undefined ? <option value="">{t("chooseOccasion")}</option> : null}
              {occasions.map((each) => (
                <option key={each.id} value={each.id}>
                  {told(each.title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <RegionField usual={region} />
        {outcome}
        <div>
          <button type="submit" className="btn primary" disabled={occasions.length === 0 || isBusy}>
            {act}
          </button>
        </div>
      </form>
    </div>
  );
};
