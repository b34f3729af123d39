import { standingReasons, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import type { Standing, Statement } from "./standing-tag.tsx";

const verbs = ["suspend", "restore", "withdraw", "cancel"] as const;
type Verb = (typeof verbs)[number];
type Reason = keyof typeof standingReasons;

// What the kernel can accept at all from here; which reason fits is its answer, with the rule.
const possible: Readonly<Record<Standing, readonly Verb[]>> = {
  "not-yet": ["cancel"],
  "in-force": ["suspend", "withdraw", "cancel"],
  suspended: ["restore", "withdraw", "cancel"],
  withdrawn: [],
  cancelled: [],
  expired: [],
};

const isReason = (value: string): value is Reason => value in standingReasons;
const reasons = Object.keys(standingReasons).filter(isReason);

export const ChangeForm = ({ statement }: { readonly statement: Statement }) => {
  const t = useText(statementPageTexts);
  const say = useBilingual();
  const { here } = useWho();
  const commands = {
    suspend: useCommand(statementRoutes.suspend),
    restore: useCommand(statementRoutes.restore),
    withdraw: useCommand(statementRoutes.withdraw),
    cancel: useCommand(statementRoutes.cancel),
  };
  const open = possible[statement.standing];
  const [chosen, setChosen] = useState<Verb | null>(null);
  const [from, setFrom] = useState(legalToday);
  const [reason, setReason] = useState<Reason>("holder-asked");
  const [note, setNote] = useState("");
  const verb = open.find((one) => one === chosen) ?? open[0];
  if (verb === undefined) return <p className="small">{t("final")}</p>;
  const command = commands[verb];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await command.run({
      params: { organisation: here.organisation, statement: statement.id },
      body: { from, reason, note, version: statement.version },
    });
    if (done !== null) setNote("");
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("change")}</h2>
        <small>{t("changeLead")}</small>
      </div>
      <form className="card-body form" onSubmit={(event) => void submit(event)}>
        <fieldset>
          <legend>{t("what")}</legend>
          {open.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="verb" checked={one === verb} onChange={() => setChosen(one)} />
              {t(one)}
            </label>
          ))}
        </fieldset>
        <Field label={t("fromDay")} hint={t("fromHint")}>
          {(tie) => (
            <input {...tie} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
        <Field label={t("reason")}>
          {(tie) => (
            <select
              {...tie}
              value={reason}
              onChange={(event) => {
                if (isReason(event.target.value)) setReason(event.target.value);
              }}
            >
              {reasons.map((one) => (
                <option key={one} value={one}>
                  {say(standingReasons[one])}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("note")} hint={t("noteHint")} need="optional">
          {(tie) => <textarea {...tie} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn primary" disabled={command.status.state === "busy"}>
            {t("save")}
          </button>
        </div>
      </form>
    </section>
  );
};
