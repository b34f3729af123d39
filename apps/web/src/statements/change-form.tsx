import { type OutputOf, statementDeskTexts, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { legalToday } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import type { Statement } from "./standing-tag.tsx";

const verbs = ["suspend", "restore", "withdraw", "cancel"] as const;
type Verb = (typeof verbs)[number];
type Reasons = OutputOf<typeof statementRoutes.statusTables>["reasons"];

type Props = { readonly statement: Statement };

const useFollows = ({ suspension }: Statement) => {
  const t = useText(statementDeskTexts);
  return (verb: Verb, from: string): string => {
    if (verb === "restore") return t("followsRestore");
    if (verb === "withdraw") return t("followsWithdraw");
    if (verb === "cancel") return t("followsCancel");
    if (suspension === null || from === "") return t("followsSuspendOpen");
    const until = Temporal.PlainDate.from(from).add({ months: suspension.months }, { overflow: "constrain" });
    return t("followsSuspend", { until: until.toString() });
  };
};

const useCommands = () => ({
  suspend: useCommand(statementRoutes.suspend),
  restore: useCommand(statementRoutes.restore),
  withdraw: useCommand(statementRoutes.withdraw),
  cancel: useCommand(statementRoutes.cancel),
});

const Fields = ({
  statement,
  open,
  reasons,
}: Props & { readonly open: readonly Verb[]; readonly reasons: Reasons }) => {
  const t = useText(statementPageTexts);
  const desk = useText(statementDeskTexts);
  const say = useBilingual();
  const { here } = useWho();
  const commands = useCommands();
  const follows = useFollows(statement);
  const [chosen, setChosen] = useState<Verb | null>(null);
  const [from, setFrom] = useState(legalToday);
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [sure, setSure] = useState(false);
  const verb = open.find((one) => one === chosen) ?? open[0] ?? "suspend";
  const fitting = reasons.filter(({ acts }) => acts.includes(verb));
  const picked = fitting.find(({ code }) => code === reason) ?? fitting[0];
  const command = commands[verb];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await command.run({
      params: { organisation: here.organisation, statement: statement.id },
      body: { from, reason: picked?.code ?? "", note, version: statement.version },
    });
    setSure(false);
    if (done !== null) setNote("");
  };
  return (
    <form className="card-body form" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t("what")}</legend>
        {open.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="verb"
              checked={one === verb}
              onChange={() => {
                setChosen(one);
                setSure(false);
              }}
            />
            {t(one)}
          </label>
        ))}
      </fieldset>
      <Field label={t("fromDay")} hint={t("fromHint")}>
        {(tie) => (
          <input
            {...tie}
            type="date"
            required
            max={legalToday()}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t("reason")}
        {...(picked === undefined ? {} : { hint: `${picked.rule.source} ${picked.rule.clause}` })}
      >
        {(tie) => (
          <select {...tie} value={picked?.code ?? ""} onChange={(event) => setReason(event.target.value)}>
            {fitting.map((one) => (
              <option key={`${one.list} ${one.code}`} value={one.code}>
                {/^\d/.test(one.code) ? `${one.code} ` : ""}
                {say(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("note")} hint={t("noteHint")} need="optional">
        {(tie) => <textarea {...tie} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <div className="notice hold">
        <strong>{desk("follows")}</strong>
        <div>{follows(verb, from)}</div>
        {from !== "" && from < legalToday() ? <div>{desk("pastDay", { from, today: legalToday() })}</div> : null}
        <label className="choice">
          <input type="checkbox" required checked={sure} onChange={(event) => setSure(event.target.checked)} />
          {desk("confirm")}
        </label>
      </div>
      <CommandOutcome of={command} />
      <div>
        <button type="submit" className="btn primary" disabled={command.status.state === "busy"}>
          {t("save")}
        </button>
      </div>
    </form>
  );
};

/** The desk's own changes of standing: only lawful ones, with their reasons, and what follows said before it is done. */
export const ChangeForm = ({ statement }: Props) => {
  const t = useText(statementPageTexts);
  const tables = useLoaded(statementRoutes.statusTables, { query: {} });
  const open = verbs.filter((verb) => statement.edges.some(({ act }) => act === verb));
  if (open.length === 0) return <p className="small">{t("final")}</p>;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("change")}</h2>
        <small>{t("changeLead")}</small>
      </div>
      <Loading of={tables}>{({ reasons }) => <Fields statement={statement} open={open} reasons={reasons} />}</Loading>
    </section>
  );
};
