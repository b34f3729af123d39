import { useNavigate } from "@tanstack/react-router";
import { casePageTexts, caseRoutes, partyRoutes } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { RegionField } from "./case-fields.tsx";
import { useSchemeChoice } from "./scheme-choice.tsx";

const shortest = 2;

export const Page = () => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const { here } = useWho();
  const navigate = useNavigate();
  const open = useCommand(caseRoutes.open);
  const [name, setName] = useState("");
  const [client, setClient] = useState("");
  const found = useLoaded(
    partyRoutes.find,
    { query: { name } },
    { enabled: name.trim().length >= shortest, keep: "previous" },
  );
  const companies = found.state === "ready" ? found.value.items.filter(({ kind }) => kind === "company") : [];
  const chosen = companies.find(({ id }) => id === client) ?? companies[0];
  const { scheme, field: schemeField, isChosen } = useSchemeChoice();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isChosen()) return;
    const { one } = readForm(event.currentTarget);
    const opened = await open.run({
      params: { organisation: here.organisation },
      body: { scheme, client: chosen?.id ?? "", region: one("region") },
    });
    if (opened !== null) await navigate({ to: "/cases/$case", params: { case: opened.id } });
  };
  return (
    <div className="page">
      <PageHead kicker={told(here.name)} title={t("open")} />
      <form className="form" onSubmit={(event) => void send(event)}>
        <p>{t("openLead")}</p>
        <Field label={t("clientSearch")} hint={t("clientHint")}>
          {(tie) => (
            <input
              {...tie}
              type="search"
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("client")}>
          {(tie) => (
            <select {...tie} required value={chosen?.id ?? ""} onChange={(event) => setClient(event.target.value)}>
              {companies.length === 0 ? <option value="">{t("noClientYet")}</option> : null}
              {companies.map((company) => (
                <option key={company.id} value={company.id}>
                  {told(company.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <RegionField usual={chosen?.region ?? ""} />
        {schemeField}
        <CommandOutcome of={open} />
        <div>
          <button type="submit" className="btn primary" disabled={chosen === undefined || open.status.state === "busy"}>
            {t("open")}
          </button>
        </div>
      </form>
    </div>
  );
};
