import { evidenceRoutes, evidenceTexts, type OutputOf, registerRoutes } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { readForm } from "../../shell/read-form.ts";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { BearingFields, readBearing } from "./bearing-fields.tsx";

type Props = { readonly organisation: string; readonly evidence: string };
type Outcome = OutputOf<typeof evidenceRoutes.link>;

/** Many rows at once; each answers for itself. */
export const LinkForm = ({ organisation, evidence }: Props) => {
  const t = useText(evidenceTexts);
  const [search, setSearch] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const command = useCommand(evidenceRoutes.link);
  const query = { limit: 50, sort: "title" as const, ...(search.trim() === "" ? {} : { search }) };
  const rows = useLoaded(registerRoutes.list, { params: { organisation }, query }, { keep: "previous" });
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readForm(event.currentTarget);
    const chosen = read.all("risk");
    if (chosen.length === 0) return;
    const body = { rows: chosen.map((risk) => ({ risk })), ...readBearing(read) };
    setOutcome(await command.run({ params: { organisation, evidence }, body }));
  };
  return (
    <details className="act">
      <summary className="btn small">{t("link")}</summary>
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t("findRow")} need="optional">
          {(tie) => <input {...tie} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />}
        </Field>
        <Loading of={rows}>
          {({ items }) => (
            <fieldset>
              <legend>{t("chooseRows")}</legend>
              {items.map(({ id, no, title }) => (
                <label key={id} className="choice">
                  <input type="checkbox" name="risk" value={id} /> {no} {title}
                </label>
              ))}
            </fieldset>
          )}
        </Loading>
        <BearingFields />
        <CommandOutcome of={command} />
        {outcome === null ? null : (
          <div role="status">
            <p>{t("linked", { count: outcome.linked.length })}</p>
            {outcome.refused.map(({ risk, message }) => (
              <p key={risk}>{message}</p>
            ))}
          </div>
        )}
        <div>
          <button type="submit" className="btn" disabled={command.status.state === "busy"}>
            {t("link")}
          </button>
        </div>
      </form>
    </details>
  );
};
