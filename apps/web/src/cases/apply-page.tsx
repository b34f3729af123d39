import { Link, useNavigate } from "@tanstack/react-router";
import { casePageTexts, caseRoutes, partyRoutes } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { type CommandState, useCommand, useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { RegionField } from "./case-fields.tsx";
import { useSchemeChoice } from "./scheme-choice.tsx";

/** The case that stands against another one. */
const runningCase = (status: CommandState): string | null => {
  if (status.state !== "refused") return null;
  const found = status.problem.error.refusals.find(({ code }) => code === "application-already-open");
  const id = found?.facts["case"];
  return typeof id === "string" ? id : null;
};

/** How a client begins: a scheme, a body that takes applications for it, and the case is there. */
export const Page = () => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const { here } = useWho();
  const navigate = useNavigate();
  const apply = useCommand(caseRoutes.apply);
  const [handover] = useSearchText("handover");
  const [name, setName] = useState("");
  const { scheme, field: schemeField, isChosen } = useSchemeChoice();
  const found = useLoaded(
    partyRoutes.bodies,
    { query: { scheme, ...(name.trim() === "" ? {} : { name }) } },
    { enabled: scheme !== "", keep: "previous" },
  );
  const bodies = found.state === "ready" ? found.value.items : [];
  const areMany = scheme !== "" && (name !== "" || (found.state === "ready" && found.value.more));
  const own = useLoaded(partyRoutes.organisation, { params: { organisation: here.organisation } });
  const region = own.state === "ready" ? own.value.region : "";
  const running = runningCase(apply.status);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isChosen()) return;
    const { one } = readForm(event.currentTarget);
    const applied = await apply.run({
      params: { organisation: here.organisation },
      body: { scheme, body: one("body"), region: one("region") },
    });
    if (applied === null) return;
    // Records that were chosen before go with it: once more the preview, then they are sent to this very case.
    if (handover === null) await navigate({ to: "/cases/$case", params: { case: applied.id } });
    else await navigate({ to: "/handover/$handover", params: { handover }, search: { case: applied.id } });
  };
  return (
    <div className="page">
      <PageHead kicker={told(here.name)} title={t("apply")} />
      <form className="form" onSubmit={(event) => void send(event)}>
        <p>{t("applyLead")}</p>
        {schemeField}
        {areMany ? (
          <Field label={t("bodySearch")} hint={t("bodySearchHint")} need="optional">
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
        ) : null}
        {scheme === "" ? null : (
          <Field
            label={t.word("body")}
            hint={t("bodyHint")}
            wrong={found.state === "ready" && bodies.length === 0 ? t("noBody") : null}
          >
            {(tie) => (
              <select {...tie} name="body" required>
                {bodies.map((body) => (
                  <option key={body.id} value={body.id}>
                    {told(body.name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <RegionField usual={region} />
        <CommandOutcome of={apply} />
        {running === null ? null : (
          <div>
            <Link className="btn" to="/cases/$case" params={{ case: running }}>
              {t("goOn")}
            </Link>
          </div>
        )}
        <div>
          <button
            type="submit"
            className="btn primary"
            disabled={(scheme !== "" && bodies.length === 0) || apply.status.state === "busy"}
          >
            {t("apply")}
          </button>
        </div>
      </form>
    </div>
  );
};
