import { foresightRoutes, foresightTexts } from "@touchstone/contract";
import { rings, strengths } from "@touchstone/register";
import { type FormEvent, useRef, useState } from "react";
import { useCommand } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { type Entered, readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { linesOf } from "./lines.ts";
import type { Trend, Trends } from "./trend-words.ts";

const Rating = ({ trend: { id, title } }: { readonly trend: Trend }) => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  return (
    <div>
      <span>{say(title)}</span>
      <select className="input" name={`ring ${id}`} aria-label={`${say(title)} ${t("nearness")}`}>
        <option value="">{t("notSeen")}</option>
        {rings.map((ring) => (
          <option key={ring} value={ring}>
            {t(`ring.${ring}`)}
          </option>
        ))}
      </select>
      <select className="input" name={`strength ${id}`} defaultValue="2" aria-label={`${say(title)} ${t("strength")}`}>
        {strengths.map((strength) => (
          <option key={strength} value={strength}>
            {t(`strength.${strength}`)}
          </option>
        ))}
      </select>
    </div>
  );
};

const sightingsOf = ({ one }: Entered, trends: readonly Trend[]) =>
  trends.flatMap(({ id: trend }) => {
    const ring = rings.find((each) => each === one(`ring ${trend}`));
    const strength = strengths.find((each) => String(each) === one(`strength ${trend}`));
    return ring === undefined || strength === undefined ? [] : [{ trend, ring, strength }];
  });

/** The whole scan in one form: what was not seen is left as it is. */
export const ScanForm = ({ trends: { trends } }: { readonly trends: Trends }) => {
  const t = useText(foresightTexts);
  const { here } = useWho();
  const command = useCommand(foresightRoutes.recordScan);
  const details = useRef<HTMLDetailsElement>(null);
  const [round, setRound] = useState(0);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = readForm(event.currentTarget);
    const { one } = entered;
    const sources = linesOf(one("sources"));
    const body = { title: one("title"), on: one("on"), sources, sightings: sightingsOf(entered, trends) };
    if ((await command.run({ params: { organisation: here.organisation }, body })) === null) return;
    if (details.current !== null) details.current.open = false;
    setRound((last) => last + 1);
  };
  return (
    <details ref={details} className="act">
      <summary className="btn small">{t("record")}</summary>
      <form key={round} className="form" onSubmit={(event) => void send(event)}>
        <Field label={t("scanTitle")}>{(tie) => <input {...tie} name="title" required maxLength={300} />}</Field>
        <Field label={t("scanOn")}>
          {(tie) => <input {...tie} name="on" type="date" required defaultValue={legalToday()} max={legalToday()} />}
        </Field>
        <Field label={t("sources")} hint={t("sourcesHint")}>
          {(tie) => <textarea {...tie} name="sources" required maxLength={15_000} />}
        </Field>
        <fieldset>
          <legend>{t("sighted")}</legend>
          <div className="foresight-sightings">
            {trends.map((trend) => (
              <Rating key={trend.id} trend={trend} />
            ))}
          </div>
        </fieldset>
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn" disabled={command.status.state === "busy"}>
            {t("record")}
          </button>
        </div>
      </form>
    </details>
  );
};
