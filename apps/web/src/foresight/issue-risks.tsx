import { Link } from "@tanstack/react-router";
import { contextIssueTexts, foresightIssueRoutes, registerRoutes } from "@touchstone/contract";
import { type FormEvent, useRef, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { IssueView } from "./issue-words.ts";

type Props = { readonly issue: IssueView; readonly organisation: string };

/** A row that the register has no more stays in the list, marked. */
export const LinkedRisks = ({ issue }: { readonly issue: IssueView }) => {
  const t = useText(contextIssueTexts);
  if (issue.risks.length === 0) return <span>{t("noRisk")}</span>;
  return (
    <ul className="plain">
      {issue.risks.map(({ risk, title, gone }) => (
        <li key={risk}>
          {gone ? (
            <StateTag tone="off">{t("riskGone")}</StateTag>
          ) : (
            <Link to="/register/$risk" params={{ risk }}>
              {title}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
};

/**
 * Two commands: the row is identified in the register, then tied to the issue. Where the second fails the row is kept, so
 * that pressing again does not identify it twice.
 */
export const IdentifyForm = ({ issue, organisation }: Props) => {
  const t = useText(contextIssueTexts);
  const identify = useCommand(registerRoutes.identify);
  const link = useCommand(foresightIssueRoutes.linkRisk);
  const details = useRef<HTMLDetailsElement>(null);
  const [made, setMade] = useState<string | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    const body = { title: one("title"), harm: one("harm"), owner: one("owner") };
    const risk = made ?? (await identify.run({ params: { organisation }, body }))?.id ?? null;
    if (risk === null) return;
    setMade(risk);
    if ((await link.run({ params: { organisation, issue: issue.id }, body: { risk } })) === null) return;
    setMade(null);
    if (details.current !== null) details.current.open = false;
  };
  const isBusy = identify.status.state === "busy" || link.status.state === "busy";
  return (
    <details ref={details} className="act">
      <summary className="btn small">{t("identify")}</summary>
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t("riskTitle")}>
          {(tie) => <input {...tie} name="title" required maxLength={300} defaultValue={issue.title} />}
        </Field>
        <Field label={t("harm")} need="optional">
          {(tie) => <input {...tie} name="harm" maxLength={300} />}
        </Field>
        <Field label={t("owner")} need="optional">
          {(tie) => <input {...tie} name="owner" maxLength={300} />}
        </Field>
        <CommandOutcome of={identify} />
        <CommandOutcome of={link} />
        {made === null || isBusy ? null : <div className="notice hold">{t("identifiedNotLinked")}</div>}
        <div>
          <button type="submit" className="btn" disabled={isBusy}>
            {t("identify")}
          </button>
        </div>
      </form>
    </details>
  );
};

const LinkRows = ({ issue, organisation }: Props) => {
  const t = useText(contextIssueTexts);
  const rows = useLoaded(registerRoutes.list, { params: { organisation }, query: { limit: 200, sort: "title" } });
  const known = new Set(issue.risks.map(({ risk }) => risk));
  const free = rows.state === "ready" ? rows.value.items.filter(({ id }) => !known.has(id)) : [];
  if (free.length === 0) return null;
  return (
    <CommandForm
      route={foresightIssueRoutes.linkRisk}
      act={t("link")}
      fields={[
        {
          name: "risk",
          label: t("row"),
          kind: "select",
          options: free.map(({ id, title }) => ({ value: id, label: title })),
        },
      ]}
      input={({ one }) => ({ params: { organisation, issue: issue.id }, body: { risk: one("risk") } })}
    />
  );
};

const PartForm = ({ issue, organisation }: Props) => {
  const t = useText(contextIssueTexts);
  if (issue.risks.length === 0) return null;
  return (
    <CommandForm
      route={foresightIssueRoutes.partRisk}
      act={t("part")}
      fields={[
        {
          name: "risk",
          label: t("row"),
          kind: "select",
          options: issue.risks.map(({ risk, title }) => ({ value: risk, label: title ?? t("riskGone") })),
        },
        { name: "reason", label: t("reason"), kind: "prose" },
      ]}
      input={({ one }) => ({
        params: { organisation, issue: issue.id },
        body: { risk: one("risk"), reason: one("reason") },
      })}
    />
  );
};

export const RiskActs = (props: Props) => (
  <>
    <IdentifyForm {...props} />
    <LinkRows {...props} />
    <PartForm {...props} />
  </>
);
