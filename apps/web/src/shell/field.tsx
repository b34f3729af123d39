import { shellTexts } from "@touchstone/contract";
import { type ReactNode, useId } from "react";
import { useText } from "./language.tsx";
import { Term } from "./term.tsx";
import { clauseOf, type Label, textOf } from "./word.ts";

export type Described = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

type Props = {
  readonly label: Label;
  readonly hint?: string;
  /** What is wrong with the value, beside the field. */
  readonly wrong?: string | null;
  readonly need?: "required" | "optional";
  /** Gets the attributes that tie label, hint and fault to the control: `{(tie) => <input {...tie} />}`. */
  readonly children: (tie: Described) => ReactNode;
};

export const Field = ({ label, hint, wrong, need = "required", children }: Props) => {
  const t = useText(shellTexts);
  const id = useId();
  const clause = clauseOf(label);
  const described = [hint ? `${id}-hint` : null, wrong ? `${id}-wrong` : null].filter((part) => part !== null);
  return (
    <div className="field">
      <div className="label">
        <label htmlFor={id}>
          {textOf(label)}
          {need === "optional" ? <small> {t("optional")}</small> : null}
        </label>
        {/* Beside the label: inside it the link would take the click that is meant for the control. */}
        {clause === undefined ? null : <Term clause={clause}>{t("termClause", { clause })}</Term>}
      </div>
      {children({
        id,
        ...(described.length > 0 ? { "aria-describedby": described.join(" ") } : {}),
        ...(wrong ? { "aria-invalid": true as const } : {}),
      })}
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {wrong ? (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      ) : null}
    </div>
  );
};
