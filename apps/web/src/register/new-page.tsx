import { useNavigate } from "@tanstack/react-router";
import { registerRoutes, registerTexts } from "@touchstone/contract";
import type { FormEvent } from "react";
import { useCommand } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { readForm } from "../shell/read-form.ts";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";

export const Page = () => {
  const t = useText(registerTexts);
  const say = useBilingual();
  const { here } = useWho();
  const navigate = useNavigate();
  const command = useCommand(registerRoutes.identify);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    const body = { title: one("title"), harm: one("harm"), owner: one("owner"), area: one("area") };
    const made = await command.run({ params: { organisation: here.organisation }, body });
    if (made !== null) await navigate({ to: "/register/$risk", params: { risk: made.id } });
  };
  return (
    <div className="page narrow">
      <PageHead kicker={say(here.name)} title={t("newTitle")} />
      <form className="form" onSubmit={(event) => void send(event)}>
        <Field label={t("riskName")}>{(tie) => <input {...tie} name="title" required maxLength={300} />}</Field>
        <Field label={t("harm")} hint={t("harmHint")} need="optional">
          {(tie) => <input {...tie} name="harm" maxLength={300} />}
        </Field>
        <Field label={t("owner")} hint={t("ownerHint")} need="optional">
          {(tie) => <input {...tie} name="owner" maxLength={300} />}
        </Field>
        <Field label={t("area")} hint={t("areaHint")} need="optional">
          {(tie) => <input {...tie} name="area" maxLength={300} />}
        </Field>
        <CommandOutcome of={command} />
        <div>
          <button type="submit" className="btn primary" disabled={command.status.state === "busy"}>
            {t("save")}
          </button>
        </div>
      </form>
    </div>
  );
};
