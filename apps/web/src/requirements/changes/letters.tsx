import { type CallInput, changeRoutes, changeTexts, type OutputOf } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { useWho } from "../../shell/session.tsx";

type Letter = OutputOf<typeof changeRoutes.letters>["letters"][number];
type About = CallInput<typeof changeRoutes.letters> extends { readonly query?: infer Query } ? Query : never;

const Draft = ({ of: letter, language }: { readonly of: Letter; readonly language: "zh" | "en" }) => {
  const t = useText(changeTexts);
  const [copied, setCopied] = useState(false);
  const text = letter[language];
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const word = t(language === "zh" ? "inZh" : "inEn");
  return (
    <section aria-label={`${letter.to.name[language]} ${word}`}>
      <div className="row">
        <b>{word}</b>
        <button
          type="button"
          className="btn"
          onClick={copy}
          aria-label={`${t("copy")} ${word} ${letter.to.name[language]}`}
        >
          {copied ? t("copied") : t("copy")}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => saveFile(new TextEncoder().encode(text), `letter-${letter.to.id}-${language}.txt`)}
          aria-label={`${t("download")} ${word} ${letter.to.name[language]}`}
        >
          {t("download")}
        </button>
      </div>
      <p className="law-words" lang={language === "zh" ? "zh-CN" : "en-GB"}>
        {text}
      </p>
    </section>
  );
};

const Drafts = ({ about }: { readonly about: NonNullable<About> }) => {
  const t = useText(changeTexts);
  const say = useBilingual();
  const { here } = useWho();
  const letters = useLoaded(changeRoutes.letters, { params: { organisation: here.organisation }, query: about });
  return (
    <Loading of={letters}>
      {({ letters: drafts, more }) =>
        drafts.length === 0 ? (
          <p>{t("noLetters")}</p>
        ) : (
          <>
            {drafts.map((letter) => (
              <details key={letter.to.id} className="item">
                <summary>{say(letter.to.name)}</summary>
                <Draft of={letter} language="zh" />
                <Draft of={letter} language="en" />
              </details>
            ))}
            {more ? <p>{t("more")}</p> : null}
          </>
        )
      }
    </Loading>
  );
};

/** Draft letters to everybody touched, written when they are asked for. */
export const Letters = ({ about }: { readonly about: NonNullable<About> }) => {
  const t = useText(changeTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card card-body">
      <h2>{t("letters")}</h2>
      <p className="small">{t("lettersHint")}</p>
      {isOpen ? (
        <Drafts about={about} />
      ) : (
        <div className="row">
          <button type="button" className="btn" onClick={() => setOpen(true)}>
            {t("writeLetters")}
          </button>
        </div>
      )}
    </section>
  );
};
