import { casePageTexts, caseRoutes } from "@touchstone/contract";
import type { FormEvent } from "react";
import { useCommand } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import type { CaseView } from "./case-words.tsx";

/** The way out of a case that nobody wants any more; folded, since it is no step of the work. */
export const EndCase = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  const { may, here } = useWho();
  const end = useCommand(caseRoutes.end);
  const isClient = view.client.id === here.organisation;
  if (view.ended !== null) return <p className="card card-body">{t("endedBy", view.ended)}</p>;
  if ((view.state !== "open" && view.state !== "reviewed") || !(isClient ? may("cases.apply") : may("cases.plan")))
    return null;
  const name = isClient ? t("endCase") : t("endCaseBody");
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void end.run({ params: { case: view.id }, body: { reason: readForm(event.currentTarget).one("reason") } });
  };
  return (
    <details className="card card-body">
      <summary>{name}</summary>
      <form className="form" onSubmit={send}>
        <p>{t("endLead")}</p>
        <Field label={t("endReason")}>{(tie) => <textarea {...tie} name="reason" required rows={2} />}</Field>
        <CommandOutcome of={end} />
        <div>
          <button type="submit" className="btn" disabled={end.status.state === "busy"}>
            {name}
          </button>
        </div>
      </form>
    </details>
  );
};
