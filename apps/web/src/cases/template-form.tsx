import { caseRoutes, type Problem, templateTexts } from "@touchstone/contract";
import { type FormEvent, useEffect, useState } from "react";
import { api, useCommand } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { CommandOutcome, Refusals } from "../shell/refusals.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useWho } from "../shell/session.tsx";
import { type Draft, draftOf, moved, type TemplateItem, templateOf, words } from "./template-draft.ts";

import { TemplateLogo } from "./template-logo.tsx";

type Part = { readonly item: TemplateItem; readonly draft: Draft };

/** A picture of the printed pages, drawn again a moment after the last key. */
const Preview = ({ item, draft }: Part) => {
  const t = useText(templateTexts);
  const { here } = useWho();
  const [picture, setPicture] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const params = { organisation: here.organisation, kind: item.kind };
  const template = JSON.stringify(templateOf(draft));
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      const drawn = await api.download(caseRoutes.templatePreview, {
        params: { organisation: here.organisation, kind: item.kind },
        query: { as: "svg" },
        body: { template: JSON.parse(template) },
      });
      if (isOld) return;
      setProblem(drawn.ok ? null : drawn.problem);
      // As an image of this page's own: nothing in it can run.
      if (drawn.ok) setPicture(`data:image/svg+xml,${encodeURIComponent(new TextDecoder().decode(drawn.value))}`);
    }, 400);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [here.organisation, item.kind, template]);
  const save = async () => {
    const file = await api.download(caseRoutes.templatePreview, { params, body: { template: JSON.parse(template) } });
    setProblem(file.ok ? null : file.problem);
    if (file.ok) saveFile(file.value, `${item.kind}.pdf`);
  };
  return (
    <div className="template-preview stack">
      <div className="row">
        <small>{t("previewFrame")}</small>
        <button type="button" className="btn small" onClick={() => void save()}>
          {t("pdf")}
        </button>
      </div>
      {problem === null ? null : <Refusals problem={problem} />}
      {picture === null ? null : <img src={picture} alt={t("previewFrame")} />}
    </div>
  );
};

type Change = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };

const Words = ({ draft, onChange }: Change) => {
  const t = useText(templateTexts);
  return words.map((name) => (
    <fieldset className="pair" key={name}>
      <legend>{t(name)}</legend>
      {(["zh", "en"] as const).map((language) => (
        <Field key={language} label={t(language)} need="optional">
          {(tie) => (
            <textarea
              {...tie}
              rows={name === "header" || name === "footer" ? 1 : 3}
              maxLength={name === "header" ? 80 : name === "footer" ? 120 : 2000}
              value={draft[name][language]}
              onChange={(event) => onChange({ ...draft, [name]: { ...draft[name], [language]: event.target.value } })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  ));
};

const Order = ({ draft, onChange }: Change) => {
  const t = useText(templateTexts);
  return (
    <fieldset className="choices">
      <legend>{t("order")}</legend>
      {draft.order.map((name, at) => (
        <div className="row" key={name}>
          <span className="num">{at + 1}</span> {t(`section.${name}`)}
          {at === 0 ? null : (
            <button
              type="button"
              className="btn small"
              onClick={() => onChange({ ...draft, order: moved(draft.order, name) })}
            >
              {t("up", { section: t(`section.${name}`) })}
            </button>
          )}
        </div>
      ))}
    </fieldset>
  );
};

const LeftOut = ({ item, draft, onChange }: Part & Change) => {
  const t = useText(templateTexts);
  const say = useBilingual();
  if (item.optional.length === 0) return null;
  return (
    <fieldset className="choices">
      <legend>{t("leftOut")}</legend>
      <small>{t("leftOutHint")}</small>
      {item.optional.map(({ id, title }) => (
        <label className="choice" key={id}>
          <input
            type="checkbox"
            checked={draft.leftOut.includes(id)}
            onChange={(event) =>
              onChange({
                ...draft,
                leftOut: event.target.checked ? [...draft.leftOut, id] : draft.leftOut.filter((each) => each !== id),
              })
            }
          />{" "}
          {say(title)}
        </label>
      ))}
    </fieldset>
  );
};

/** The form on the left, what it prints on the right. */
export const TemplateForm = ({ item, tomorrow }: { readonly item: TemplateItem; readonly tomorrow: string }) => {
  const t = useText(templateTexts);
  const { here, may } = useWho();
  const [draft, setDraft] = useState(() => draftOf(item.versions.at(-1)?.template));
  const [effectiveFrom, setFrom] = useState(tomorrow);
  const propose = useCommand(caseRoutes.templatePropose);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const params = { organisation: here.organisation, kind: item.kind };
    void propose.run({ params, body: { template: templateOf(draft), effectiveFrom } });
  };
  return (
    <div className="template">
      <form className="form" noValidate onSubmit={send}>
        <small>{t("placeholders")}</small>
        {may("cases.plan") ? (
          <TemplateLogo logo={draft.logo} onChange={(logo) => setDraft((now) => ({ ...now, logo }))} />
        ) : null}
        <Words draft={draft} onChange={setDraft} />
        <Order draft={draft} onChange={setDraft} />
        <LeftOut item={item} draft={draft} onChange={setDraft} />
        {may("cases.plan") ? (
          <>
            <Field label={t("effectiveFrom")} hint={t("effectiveHint")}>
              {(tie) => (
                <input
                  {...tie}
                  type="date"
                  min={tomorrow}
                  value={effectiveFrom}
                  onChange={(event) => setFrom(event.target.value)}
                />
              )}
            </Field>
            <CommandOutcome of={propose} />
            <div>
              <button type="submit" className="btn primary" disabled={propose.status.state === "busy"}>
                {t("propose")}
              </button>
            </div>
          </>
        ) : null}
      </form>
      <Preview item={item} draft={draft} />
    </div>
  );
};
