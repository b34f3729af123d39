import { type CallInput, labelRoutes, labelTexts, type OutputOf } from "@touchstone/contract";
import { labelParts } from "@touchstone/register";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { type Entered, readForm } from "../../shell/read-form.ts";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { LabelPreview } from "./label-preview.tsx";

type Choices = OutputOf<typeof labelRoutes.choices>;
type Body = CallInput<typeof labelRoutes.preview>["body"];
type Params = { readonly organisation: string; readonly thing: string };

const bodyOf = ({ all, one }: Entered, scene: string, proofs: Choices["proofs"]): Body => ({
  scene,
  shows: labelParts.filter((part) => all("shows").includes(part)),
  duties: all("duties").map((obligation) => ({
    obligation,
    proof: proofs[Number(one(`proof ${obligation}`) || "-1")]?.proof ?? null,
  })),
});

const Duty = ({ duty, proofs }: { readonly duty: Choices["duties"][number]; readonly proofs: Choices["proofs"] }) => {
  const t = useText(labelTexts);
  const say = useBilingual();
  const [isTicked, setTicked] = useState(false);
  return (
    <div>
      <label className="choice">
        <input
          type="checkbox"
          name="duties"
          value={duty.obligation}
          checked={isTicked}
          onChange={(event) => setTicked(event.target.checked)}
        />{" "}
        {say(duty.duty)}
      </label>
      {isTicked ? (
        <select
          name={`proof ${duty.obligation}`}
          defaultValue=""
          aria-label={t("provedBy", { duty: say(duty.subclass) })}
        >
          <option value="">{t("noProof")}</option>
          {proofs.map(({ proof, title }, at) => (
            <option key={JSON.stringify(proof)} value={at}>
              {say(title)}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  );
};

const Ticks = ({ params, choices }: { readonly params: Params; readonly choices: Choices }) => {
  const t = useText(labelTexts);
  const preview = useCommand(labelRoutes.preview);
  const issue = useCommand(labelRoutes.issue);
  const [previewed, setPreviewed] = useState<{ body: Body; shown: OutputOf<typeof labelRoutes.preview> } | null>(null);
  const { scene, proofs, duties } = choices;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = bodyOf(readForm(event.currentTarget), scene ?? "", proofs);
    const shown = await preview.run({ params, body });
    setPreviewed(shown === null ? null : { body, shown });
  };
  if (scene === null) return null;
  return (
    <>
      {/* What was previewed is what is issued: a tick that changes asks for another look. */}
      <form className="form" onSubmit={(event) => void send(event)} onChange={() => setPreviewed(null)}>
        <fieldset>
          <legend>{t("shows")}</legend>
          {labelParts.map((part) => (
            <label key={part} className="choice">
              <input type="checkbox" name="shows" value={part} /> {t(`part.${part}`)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t("duties")}</legend>
          {duties.map((duty) => (
            <Duty key={duty.obligation} duty={duty} proofs={proofs} />
          ))}
        </fieldset>
        <CommandOutcome of={preview} />
        <div>
          <button type="submit" className="btn" disabled={preview.status.state === "busy"}>
            {t("preview")}
          </button>
        </div>
      </form>
      {previewed === null ? null : (
        <div className="stack" aria-live="polite">
          <LabelPreview view={previewed.shown.view} />
          <CommandOutcome of={issue} />
          <div>
            <button
              type="button"
              className="btn primary"
              disabled={issue.status.state === "busy"}
              onClick={() => void issue.run({ params, body: { ...previewed.body, seen: previewed.shown.seen } })}
            >
              {t("issue")}
            </button>
          </div>
        </div>
      )}
    </>
  );
};

/** Tick, look, issue: in that order, and nothing is public before. */
export const PrepareForm = ({ params }: { readonly params: Params }) => {
  const t = useText(labelTexts);
  const say = useBilingual();
  const [scene, setScene] = useState<string | null>(null);
  const choices = useLoaded(labelRoutes.choices, { params, query: scene === null ? {} : { scene } });
  return (
    <Loading of={choices}>
      {(value) => (
        <div className="stack">
          <Field label={t("scene")}>
            {(tie) => (
              <select {...tie} value={value.scene ?? ""} onChange={(event) => setScene(event.target.value || null)}>
                <option value="">{t("chooseScene")}</option>
                {value.scenes.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {say(name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Ticks key={value.scene} params={params} choices={value} />
        </div>
      )}
    </Loading>
  );
};
