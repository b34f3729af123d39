import { registerRoutes, registerTexts } from "@touchstone/contract";
import type { ColumnKey } from "@touchstone/register";
import { Fragment, type ReactNode } from "react";
import { CommandForm, type FieldSpec } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import { type PartProps, type RiskRow, rowParams, useFrequency } from "./row-data.ts";

type Frame = {
  readonly title: string;
  /** Where what is missing leads to. */
  readonly id: string;
  readonly row?: RiskRow;
  /** Columns whose printed cells stand above what was added since. */
  readonly columns?: readonly ColumnKey[];
  readonly children: ReactNode;
};

export const Part = ({ title, id, row, columns = [], children }: Frame) => {
  const t = useText(registerTexts);
  const printed = (row?.lines ?? [])
    .flatMap((line) => columns.map((column) => line.printed[column] ?? ""))
    .filter((cell) => cell !== "");
  return (
    <section className="card" id={id}>
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      <div className="card-body">
        {printed.length === 0 ? null : (
          <div className="printed">
            <small>{t("printedCells")}</small>
            <div>{printed.join("\n")}</div>
          </div>
        )}
        {children}
      </div>
    </section>
  );
};

/** Column ⑤, with the count of this year. */
export const ObjectivesPart = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const frequency = useFrequency();
  const { row } = part;
  return (
    <Part title={t("objectivesTitle")} id="objectives" row={row} columns={["objectives"]}>
      {row.objectives.map((objective) => {
        const counted = row.year.find((one) => one.objective === objective.id);
        return (
          <div className="item row" key={objective.id}>
            <strong>{objective.text}</strong>
            <span>{frequency.say(objective.frequency)}</span>
            {counted === undefined || counted.required === null ? null : (
              <b className="num">
                {counted.done}/{counted.required}
              </b>
            )}
          </div>
        );
      })}
      {may("register.write") ? (
        <CommandForm
          route={registerRoutes.setObjective}
          act={t("addObjective")}
          fields={[{ name: "text", label: t("objectiveText"), kind: "line" }, ...frequency.fields]}
          input={(entered) => ({
            params: rowParams(part),
            body: { text: entered.one("text"), frequency: frequency.read(entered) },
          })}
        />
      ) : null}
    </Part>
  );
};

const useObjectiveField = ({ row }: PartProps): FieldSpec => {
  const t = useText(registerTexts);
  const options = row.objectives.map(({ id, text }) => ({ value: id, label: text }));
  return { name: "objective", label: t("forObjective"), kind: "select", options, initial: options[0]?.value ?? "" };
};

const questions = ["who", "what", "when", "where", "why", "how"] as const;

/** Column ⑥ by 5W1H (OH-17), with the documents it rests on (OH-18). */
export const ControlsPart = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const objective = useObjectiveField(part);
  const { row } = part;
  return (
    <Part title={t("controlsTitle")} id="control" row={row} columns={["control"]}>
      {row.objectives.length === 0 ? <small>{t("objectiveFirst")}</small> : null}
      {row.controls.map((control) => (
        <dl className="facts item" key={control.id}>
          {questions.map((question) => (
            <Fragment key={question}>
              <dt>{t(question)}</dt>
              <dd>{control[question]}</dd>
            </Fragment>
          ))}
          <dt>{t("documents")}</dt>
          <dd>{t.list(control.documents)}</dd>
        </dl>
      ))}
      {may("register.write") && row.objectives.length > 0 ? (
        <CommandForm
          route={registerRoutes.setControl}
          act={t("addControl")}
          fields={[
            objective,
            ...questions.map((name): FieldSpec => ({ name, label: t(name), kind: "line" })),
            { name: "documents", label: t("documents"), kind: "prose", hint: t("documentsHint"), need: "optional" },
          ]}
          input={({ one }) => ({
            params: rowParams(part),
            body: {
              objective: one("objective"),
              who: one("who"),
              what: one("what"),
              when: one("when"),
              where: one("where"),
              why: one("why"),
              how: one("how"),
              documents: one("documents")
                .split("\n")
                .map((line) => line.trim())
                .filter((line) => line !== ""),
            },
          })}
        />
      ) : null}
    </Part>
  );
};

/** Column ⑦. */
export const MonitoringPart = (part: PartProps) => {
  const t = useText(registerTexts);
  const { may } = useWho();
  const objective = useObjectiveField(part);
  const frequency = useFrequency();
  const { row } = part;
  return (
    <Part title={t("monitoringTitle")} id="monitoring" row={row} columns={["monitoring"]}>
      {row.objectives.length === 0 ? <small>{t("objectiveFirst")}</small> : null}
      {row.monitoring.map(({ id, what, who, frequency: often }) => (
        <div className="item row" key={id}>
          <strong>{what}</strong>
          <span>{who}</span>
          <span>{frequency.say(often)}</span>
        </div>
      ))}
      {may("register.write") && row.objectives.length > 0 ? (
        <CommandForm
          route={registerRoutes.setMonitoring}
          act={t("addMonitoring")}
          fields={[
            objective,
            { name: "what", label: t("what"), kind: "line" },
            { name: "who", label: t("who"), kind: "line" },
            ...frequency.fields,
          ]}
          input={(entered) => ({
            params: rowParams(part),
            body: {
              objective: entered.one("objective"),
              what: entered.one("what"),
              who: entered.one("who"),
              frequency: frequency.read(entered),
            },
          })}
        />
      ) : null}
    </Part>
  );
};
