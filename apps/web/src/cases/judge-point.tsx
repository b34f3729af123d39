import { casePageTexts, caseRoutes, caseVerdicts } from "@touchstone/contract";
import { verdicts } from "@touchstone/kernel";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useCommand } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import type { CasePoint, CaseView } from "./case-words.tsx";

export type Verdict = NonNullable<CasePoint["verdict"]>["verdict"];

type Props = {
  readonly view: CaseView;
  readonly point: CasePoint;
  readonly isNext: boolean;
  /** The point that was just saved, until the next one has taken the focus. */
  readonly saved: string | null;
  readonly setSaved: (point: string | null) => void;
};

/** One verdict with its evidence. After a save the next form takes the focus: a hundred points without the mouse. */
export const JudgePoint = ({ view, point, isNext, saved, setSaved }: Props) => {
  const t = useText(casePageTexts);
  const v = useText(caseVerdicts);
  const judge = useCommand(caseRoutes.judge);
  const [verdict, setVerdict] = useState<Verdict>(point.verdict?.verdict ?? "conformity");
  const choices = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (!isNext || saved === null || saved === point.id) return;
    setSaved(null);
    const chosen = choices.current?.querySelector<HTMLInputElement>("input:checked");
    chosen?.focus({ preventScroll: true });
    chosen?.scrollIntoView({ block: "center" });
  }, [isNext, saved, setSaved, point.id]);
  const isBarred = (each: Verdict): boolean => each === "nonconformity" && !point.inScope;
  const byKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.requestSubmit();
    }
    const digit = /^Digit([1-4])$/.exec(event.code)?.[1];
    const each = event.altKey && digit !== undefined ? verdicts[Number(digit) - 1] : undefined;
    if (each === undefined || isBarred(each)) return;
    event.preventDefault();
    setVerdict(each);
  };
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    const coveredBy = one("coveredBy");
    setSaved(point.id);
    const sent = await judge.run({
      params: { case: view.id, point: point.id },
      body: { verdict, note: one("note"), coveredBy: coveredBy === "" ? null : coveredBy },
    });
    if (sent === null) setSaved(null);
  };
  return (
    <form className="form" onSubmit={(event) => void send(event)} onKeyDown={byKeys}>
      <fieldset className="verdicts" ref={choices}>
        <legend className="visually-hidden">{t("verdict")}</legend>
        {verdicts.map((each) => (
          <label key={each} className="choice">
            <input
              type="radio"
              name="verdict"
              value={each}
              checked={verdict === each}
              disabled={isBarred(each)}
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
