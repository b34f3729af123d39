import { useNavigate } from "@tanstack/react-router";
import { casePageTexts, caseRoutes, statementRoutes } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import type { Statement } from "../statements/standing-tag.tsx";
import { RegionField, useSchemes } from "./case-fields.tsx";

const Again = ({ statement: { id, attested } }: { readonly statement: Statement }) => {
  const t = useText(casePageTexts);
  const told = useBilingual();
  const { here } = useWho();
  const navigate = useNavigate();
  const open = useCommand(caseRoutes.open);
  const scheme = useSchemes().find((each) => each.id === attested.scheme && each.inForce);
  const occasions = (scheme?.occasions ?? []).filter(({ statement }) => statement !== "new" && statement !== "none");
  const [wished] = useSearchText("occasion");
  const [picked, pick] = useState(wished);
  const occasion = (occasions.find((each) => each.id === picked) ?? occasions[0])?.id ?? "";
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const opened = await open.run({
      params: { organisation: here.organisation },
      body: {
        scheme: attested.scheme,
        client: attested.holder.id,
        region: readForm(event.currentTarget).one("region"),
        occasion,
        statement: id,
      },
    });
    if (opened !== null) await navigate({ to: "/cases/$case", params: { case: opened.id } });
  };
  return (
    <div className="page">
      <PageHead
        kicker={
          <>
            {told(attested.title)} · <span className="num">{attested.number}</span>
          </>
        }
        title={told(attested.holder.name)}
      />
      <form className="form" onSubmit={(event) => void send(event)}>
        <p>{t("againLead")}</p>
        <Field label={t("occasion")} wrong={scheme !== undefined && occasions.length === 0 ? t("noOccasion") : null}>
          {(tie) => (
            <select {...tie} required value={occasion} onChange={(event) => pick(event.target.value)}>
              {occasions.map((each) => (
                <option key={each.id} value={each.id}>
                  {told(each.title)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <RegionField usual="" />
        <CommandOutcome of={open} />
        <div>
          <button type="submit" className="btn primary" disabled={occasion === "" || open.status.state === "busy"}>
            {t("open")}
          </button>
        </div>
      </form>
    </div>
  );
};

/** A further case about a statement that is there: surveillance, recertification, a change of scope. */
export const Page = () => {
  const { here } = useWho();
  const [id] = useSearchText("statement");
  const found = useLoaded(
    statementRoutes.show,
    { params: { organisation: here.organisation, statement: id ?? "" } },
    { enabled: id !== null },
  );
  return <Loading of={found}>{(statement) => <Again statement={statement} />}</Loading>;
};
