import { lawScheduleRoutes, lawScheduleTexts, type OutputOf } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../shell/api.ts";
import { isDay } from "../shell/day.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { Chinese } from "./law-words.tsx";

type Schedules = OutputOf<typeof lawScheduleRoutes.schedules>["schedules"];
type Checked = OutputOf<typeof lawScheduleRoutes.visits>["checks"];

const Outcome = ({ checks }: { readonly checks: Checked }) => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  return (
    <div aria-live="polite">
      {checks.map(({ rule, title, source, holds, gaps, shortPeriods, nextBy }) => (
        <section key={rule}>
          <h3>
            <StateTag tone={holds ? "ok" : "stop"}>{holds ? t("holds") : t("breaks")}</StateTag> {rule} {say(title)}
          </h3>
          <small>
            <Chinese>{`${source.source} ${source.clause}`}</Chinese>
          </small>
          <ul>
            {gaps.map((gap) => (
              <li key={gap.to}>{t("gap", gap)}</li>
            ))}
            {shortPeriods.map((period) => (
              <li key={period.from}>{t("shortPeriod", period)}</li>
            ))}
            {nextBy === null ? null : <li>{t("nextBy", { date: nextBy })}</li>}
          </ul>
        </section>
      ))}
    </div>
  );
};

type Props = { readonly obligation: string; readonly schedules: Schedules; readonly dues: readonly string[] };

/** Actual dates against the rule shown, and against another: where one is kept and the other broken. */
export const VisitCheck = ({ obligation, schedules, dues }: Props) => {
  const t = useText(lawScheduleTexts);
  const say = useBilingual();
  const { organisation } = useWho().here;
  const check = useCommand(lawScheduleRoutes.visits);
  const [text, setText] = useState("");
  const [other, setOther] = useState("");
  const [checks, setChecks] = useState<Checked | null>(null);
  const lines = text.split(/[\s,;，；、]+/).filter((line) => line !== "");
  const odd = lines.filter((line) => !isDay(line));
  const countable = schedules.filter(
    ({ obligation: id, stages }) => id !== obligation && stages.every(({ kind }) => kind === "gap" || kind === "times"),
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const obligations = [obligation, ...(other === "" ? [] : [other])];
    const answer = await check.run({ body: { dates: lines, obligations, organisation, from: null, until: null } });
    setChecks(answer?.checks ?? null);
  };
  return (
    <form className="card card-body form" onSubmit={submit}>
      <h2>{t("visits")}</h2>
      <Field
        label={t("dates")}
        hint={t("visitsHint")}
        wrong={odd.length === 0 ? null : t("badDate", { lines: odd.slice(0, 5).join(" ") })}
      >
        {(tie) => <textarea {...tie} rows={6} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Field label={t("alsoCheck")} need="optional">
        {(tie) => (
          <select {...tie} value={other} onChange={(event) => setOther(event.target.value)}>
            <option value="">–</option>
            {countable.map(({ obligation: id, title }) => (
              <option key={id} value={id}>
                {id} {say(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <button type="button" className="btn" onClick={() => setText(dues.join("\n"))}>
          {t("takeDues")}
        </button>
        <button
          type="submit"
          className="btn primary"
          disabled={lines.length === 0 || odd.length > 0 || check.status.state === "busy"}
        >
          {t("check")}
        </button>
      </div>
      <CommandOutcome of={check} />
      {checks === null || check.status.state !== "done" ? null : <Outcome checks={checks} />}
    </form>
  );
};
