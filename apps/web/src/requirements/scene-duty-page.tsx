import { useNavigate, useParams } from "@tanstack/react-router";
import { factorTexts, requirementsRoutes, requirementsTexts, sceneTexts } from "@touchstone/contract";
import { factors } from "@touchstone/requirements";
import { type FormEvent, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useSearchText } from "../shell/search.ts";
import { useWho } from "../shell/session.tsx";
import { type Draft, draftOf, formOf, pairs, type SceneEntry } from "./duty-draft.ts";
import { ProvisionFields, ProvisionText } from "./provision-part.tsx";
import "./requirements.css";

type Change = { readonly draft: Draft; readonly onChange: (change: Partial<Draft>) => void };

const kinds = [
  ["system", "pointSystem"],
  ["licence", "pointLicence"],
  ["operation", "pointOperation"],
  ["observation", "pointObservation"],
] as const;
const standards = [
  ["iso45001", "ISO 45001"],
  ["iso14001", "ISO 14001"],
  ["iso17021-1", "ISO/IEC 17021-1"],
] as const;

const Told = ({ draft, onChange, name }: Change & { readonly name: (typeof pairs)[number] | "condition" }) => {
  const t = useText(sceneTexts);
  return (
    <fieldset className="pair">
      <legend>{t(name)}</legend>
      {(["zh", "en"] as const).map((language) => (
        <Field
          key={language}
          label={t(language === "zh" ? "inZh" : "inEn")}
          {...(name === "condition" ? { need: "optional" as const } : {})}
        >
          {(tie) => (
            <textarea
              {...tie}
              rows={2}
              required={name !== "condition"}
              maxLength={200}
              value={draft[name][language]}
              onChange={(event) => onChange({ [name]: { ...draft[name], [language]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
};

const Kinds = ({ draft, onChange, records }: Change & { readonly records: readonly string[] }) => {
  const t = useText(sceneTexts);
  const law = useText(requirementsTexts);
  const factorWord = useText(factorTexts);
  return (
    <>
      <Field label={t("factor")}>
        {(tie) => (
          <select
            {...tie}
            value={draft.factor}
            onChange={(event) => onChange({ factor: factors.find((one) => one === event.target.value) ?? factors[0] })}
          >
            {factors.map((factor) => (
              <option key={factor} value={factor}>
                {factorWord(factor)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("kind")}>
        {(tie) => (
          <select
            {...tie}
            value={draft.kind}
            onChange={(event) =>
              onChange({ kind: kinds.find(([kind]) => kind === event.target.value)?.[0] ?? "system" })
            }
          >
            {kinds.map(([kind, label]) => (
              <option key={kind} value={kind}>
                {law(label)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.kind === "observation" ? (
        <Field label={t("record")}>
          {(tie) => (
            <select {...tie} value={draft.record} onChange={(event) => onChange({ record: event.target.value })}>
              <option value="" />
              {records.map((id) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
    </>
  );
};

const lines = [
  ["jurisdiction", "place", "placeHint", "required"],
  ["clause", "clause", null, "required"],
  ["gap", "gap", "gapHint", "optional"],
  ["retention", "retention", "retentionHint", "optional"],
] as const;

const Lines = ({ draft, onChange }: Change) => {
  const t = useText(sceneTexts);
  return (
    <>
      <Field label={t("standard")}>
        {(tie) => (
          <select
            {...tie}
            value={draft.standard}
            onChange={(event) =>
              onChange({ standard: standards.find(([id]) => id === event.target.value)?.[0] ?? "iso45001" })
            }
          >
            {standards.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {lines.map(([name, label, hint, need]) => (
        <Field key={name} label={t(label)} need={need} {...(hint === null ? {} : { hint: t(hint) })}>
          {(tie) => (
            <input
              {...tie}
              type="text"
              maxLength={30}
              required={need === "required"}
              value={draft[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </>
  );
};

type Given = { readonly scene: string; readonly entry: SceneEntry | null; readonly records: readonly string[] };

const DutyForm = ({ scene, entry, records }: Given) => {
  const t = useText(sceneTexts);
  const { here } = useWho();
  const navigate = useNavigate();
  const before = (entry?.pending ?? entry?.approved)?.form ?? null;
  const [draft, setDraft] = useState(() => draftOf(before));
  const propose = useCommand(requirementsRoutes.scenePropose);
  const change = (some: Partial<Draft>) => setDraft((last) => ({ ...last, ...some }));
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const body = { obligation: entry?.id ?? null, form: formOf(draft, before) };
    const sent = await propose.run({ params: { organisation: here.organisation, scene }, body });
    if (sent !== null) await navigate({ to: "/requirements/scenes/$scene", params: { scene } });
  };
  const part = { draft, onChange: change };
  return (
    <div className="scene-write">
      <form className="form" onSubmit={(event) => void send(event)}>
        <ProvisionFields {...part} />
        <Kinds {...part} records={records} />
        {(["subclass", "subject", "condition", "duty", "check", "evidence"] as const).map((name) => (
          <Told key={name} {...part} name={name} />
        ))}
        <Lines {...part} />
        <CommandOutcome of={propose} />
        <div>
          <button type="submit" className="btn primary" disabled={propose.status.state === "busy"}>
            {t("send")}
          </button>
        </div>
      </form>
      <div className="scene-text">
        <ProvisionText family={draft.family} article={draft.article} />
      </div>
    </div>
  );
};

export const Page = () => {
  const t = useText(sceneTexts);
  const { scene = "" } = useParams({ strict: false });
  const [obligation] = useSearchText("obligation");
  const { here } = useWho();
  const found = useLoaded(requirementsRoutes.ownScene, { params: { organisation: here.organisation, scene } });
  return (
    <div className="page">
      <PageHead kicker={obligation ?? t("title")} title={obligation === null ? t("propose") : t("rewrite")} />
      <Loading of={found}>
        {({ id, entries }) => (
          <DutyForm
            key={`${id} ${obligation ?? ""}`}
            scene={id}
            entry={entries.find((one) => one.id === obligation) ?? null}
            records={entries
              .filter((one) => one.withdrawn === null && (one.pending ?? one.approved)?.form.kind === "operation")
              .map((one) => one.id)}
          />
        )}
      </Loading>
    </div>
  );
};
