import { Link } from "@tanstack/react-router";
import { type OutputOf, readingRoutes, readingTexts, requirementsTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { useSearchText } from "../../shell/search.ts";
import { LawState } from "../law-words.tsx";
import { Marked } from "./marked.tsx";
import "../requirements.css";
import "./reading.css";

type Answer = OutputOf<typeof readingRoutes.quote>;

const tones = {
  exact: "ok",
  moved: "hold",
  "form-only": "hold",
  "moved-form": "hold",
  differs: "stop",
  "not-found": "stop",
} as const;

const useVerdict = () => {
  const t = useText(readingTexts);
  return ({ check }: Answer): string => {
    switch (check.kind) {
      case "exact":
        return t(check.whole ? "exactWhole" : "exactPart", check);
      case "moved":
        return t("movedTo", check);
      case "moved-form":
        return t("movedForm", check);
      case "form-only":
        return t("formOnly", { article: check.article, ...check.first });
      case "differs":
        return t("differs", { article: check.article, ...check.first });
      case "not-found":
        return t("notFound");
    }
  };
};

const Verdict = ({ of: answer }: { readonly of: Answer }) => {
  const t = useText(readingTexts);
  const verdict = useVerdict();
  const { check, foundIn, family, version, title, article, digest, address, on } = answer;
  return (
    <section className="card card-body" aria-label={t("quote")}>
      <p role="status" className={`notice ${tones[check.kind]}`}>
        {verdict(answer)}
      </p>
      {"changes" in check ? (
        <>
          <p className="small">{t("markedHint")}</p>
          <Marked changes={check.changes} />
        </>
      ) : null}
      {foundIn === null ? null : <p>{t("foundIn", { version: foundIn.version, article: foundIn.article })}</p>}
      <dl className="facts">
        <dt>{t("citation")}</dt>
        <dd>
          <Link to="/requirements/law/$family" params={{ family }} search={{ version, on }} hash={article}>
            <span lang="zh-CN">
              {title} {article}
            </span>
          </Link>{" "}
          <span className="num">{version}</span> <LawState of={answer} />
        </dd>
        {digest === null ? null : (
          <>
            <dt>{t("digest")}</dt>
            <dd className="num">{digest}</dd>
          </>
        )}
        <dt>{t("permalink")}</dt>
        <dd className="num">
          <a href={address}>{address}</a>
        </dd>
      </dl>
    </section>
  );
};

export const Page = () => {
  const t = useText(readingTexts);
  const words = useText(requirementsTexts);
  const { on } = useAsOf();
  const [asked] = useSearchText("citation");
  const [citation, setCitation] = useState(asked ?? "");
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const check = useCommand(readingRoutes.quote);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAnswer(await check.run({ body: { citation: citation.trim(), text, on } }));
  };
  return (
    <div className="page narrow">
      <PageHead kicker={`${words("title")} · ${words("asOf")} ${on}`} title={t("quote")} />
      <p>{t("quoteLead")}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <Field label={t("citation")} hint={t("citationHint")}>
          {(tie) => (
            <input
              {...tie}
              required
              maxLength={200}
              value={citation}
              onChange={(event) => setCitation(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("quoteText")} hint={t("quoteHint")}>
          {(tie) => (
            <textarea
              {...tie}
              required
              rows={5}
              maxLength={2_000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div>
          <button type="submit" className="btn primary" disabled={check.status.state === "busy"}>
            {t("checkIt")}
          </button>
        </div>
        <CommandOutcome of={check} />
      </form>
      {answer === null ? null : <Verdict of={answer} />}
    </div>
  );
};
