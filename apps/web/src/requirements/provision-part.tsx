import { requirementsRoutes, requirementsTexts, sceneTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { Refusals } from "../shell/refusals.tsx";
import type { Draft } from "./duty-draft.ts";

type Change = { readonly draft: Draft; readonly onChange: (change: Partial<Draft>) => void };

/** The law by a part of its title, then its article as printed. */
export const ProvisionFields = ({ draft, onChange }: Change) => {
  const t = useText(sceneTexts);
  const law = useText(requirementsTexts);
  const { on } = useAsOf();
  const [search, setSearch] = useState("");
  const query = { search, on, state: "in-force" as const, limit: "20" };
  const found = useLoaded(requirementsRoutes.documents, { query }, { keep: "previous" });
  const documents = found.state === "ready" ? found.value.items : [];
  const isListed = documents.some(({ family }) => family === draft.family);
  return (
    <>
      <Field label={law("search")} need="optional">
        {(tie) => (
          <input
            {...tie}
            type="search"
            maxLength={100}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("law")}>
        {(tie) => (
          <select {...tie} required value={draft.family} onChange={(event) => onChange({ family: event.target.value })}>
            {isListed ? null : <option value={draft.family}>{draft.family}</option>}
            {documents.map(({ family, title }) => (
              <option key={family} value={family} lang="zh-CN">
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("article")} hint={t("articleHint")} need="optional">
        {(tie) => (
          <input
            {...tie}
            type="text"
            maxLength={40}
            value={draft.article}
            onChange={(event) => onChange({ article: event.target.value })}
          />
        )}
      </Field>
    </>
  );
};

/** The words of the article of today, beside the form. */
export const ProvisionText = ({ family, article }: Pick<Draft, "family" | "article">) => {
  const t = useText(sceneTexts);
  const { on } = useAsOf();
  const isChosen = family !== "" && article.trim() !== "";
  const cited = useLoaded(
    requirementsRoutes.cite,
    { query: { text: `${family} ${article.trim()}`.slice(0, 200), on } },
    { enabled: isChosen },
  );
  return (
    <section className="card card-body stack" aria-label={t("text")} aria-live="polite">
      <h2>{t("text")}</h2>
      {!isChosen ? (
        <p>{t("articleHint")}</p>
      ) : cited.state === "refused" ? (
        <Refusals problem={cited.problem} />
      ) : (
        <Loading of={cited}>
          {({ title, article: printed, text, version }) => (
            <>
              <p lang="zh-CN">
                {title} {printed} <small className="num">{version}</small>
              </p>
              {text === null ? (
                <p>{t("noText")}</p>
              ) : (
                <p className="law-words" lang="zh-CN">
                  {text}
                </p>
              )}
            </>
          )}
        </Loading>
      )}
    </section>
  );
};
