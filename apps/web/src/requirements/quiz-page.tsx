import { Link } from "@tanstack/react-router";
import { type OutputOf, quizTexts, requirementsRoutes, requirementsTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useSearchText } from "../shell/search.ts";
import { StateTag } from "../shell/state-tag.tsx";
import { GuideFilters, useGuideWhere } from "./guide-filters.tsx";
import "./requirements.css";
import "./guide.css";

type Quiz = OutputOf<typeof requirementsRoutes.quiz>;
type Question = Quiz["questions"][number];

type AskedProps = {
  readonly of: Question;
  readonly number: number;
  readonly given: number | undefined;
  readonly give: (choice: number) => void;
};

const Asked = ({ of, number, given, give }: AskedProps) => {
  const t = useText(quizTexts);
  const say = useBilingual();
  return (
    <li className="card card-body">
      <fieldset>
        <legend>
          <small>
            {t("question", { number })} · <span className="num">{of.point}</span>
          </small>
          <div>{say(of.question)}</div>
        </legend>
        {of.choices.map((choice, at) => (
          <label key={say(choice)} className="choice">
            <input
              type="radio"
              name={`question-${number}`}
              checked={given === at}
              // The first answer counts: whoever has seen the right one has not known it.
              disabled={given !== undefined}
              onChange={() => give(at)}
            />{" "}
            <span {...(of.topic === "provision" ? { lang: "zh-CN" } : {})}>{say(choice)}</span>
          </label>
        ))}
      </fieldset>
      {given === undefined ? null : (
        <p className="guide-act" role="status">
          <StateTag tone={given === of.answer ? "ok" : "stop"}>{t(given === of.answer ? "right" : "wrong")}</StateTag>{" "}
          {given === of.answer ? null : `${say(of.choices[of.answer] ?? of.because)} · `}
          {say(of.because)}
        </p>
      )}
    </li>
  );
};

const Questions = ({ of: { questions } }: { readonly of: Quiz }) => {
  const t = useText(quizTexts);
  const say = useBilingual();
  const [given, setGiven] = useState<readonly (number | undefined)[]>([]);
  if (questions.length === 0) return <div className="notice hold">{t("empty")}</div>;
  const asked = given.filter((each) => each !== undefined).length;
  const right = questions.filter(({ answer }, at) => given[at] === answer).length;
  return (
    <>
      <ol className="quiz-list">
        {questions.map((question, at) => (
          <Asked
            key={question.point}
            of={question}
            number={at + 1}
            given={given[at]}
            give={(choice) => setGiven(questions.map((_, place) => (place === at ? choice : given[place])))}
          />
        ))}
      </ol>
      <p role="status">
        <strong>{t("score", { right, asked })}</strong> <small>{t("scoreHint")}</small>
      </p>
      <details>
        <summary>{t("key")}</summary>
        <ol>
          {questions.map(({ point, choices, answer, because }) => (
            <li key={point}>
              {say(choices[answer] ?? because)} <small>{say(because)}</small>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
};

/** A training quiz on the audit points of a day (CT-21). */
export const Page = () => {
  const t = useText(quizTexts);
  const law = useText(requirementsTexts);
  const where = useGuideWhere();
  const [number, setNumber] = useSearchText("seed");
  const seed = number === null || number === "" ? "1" : number;
  const quiz = useLoaded(requirementsRoutes.quiz, { query: { ...where, seed } });
  return (
    <div className="page">
      <PageHead
        kicker={t("lead")}
        title={t("title")}
        actions={
          <Link className="btn" to="/requirements/points" search={where}>
            {law("points")}
          </Link>
        }
      />
      <GuideFilters />
      <div className="law-filters">
        <Field label={t("seed")}>
          {(tie) => (
            <input
              {...tie}
              type="text"
              maxLength={60}
              value={seed}
              onChange={(event) => setNumber(event.target.value)}
            />
          )}
        </Field>
        <button
          type="button"
          className="btn"
          onClick={() => setNumber(/^\d{1,6}$/.test(seed) ? String(Number(seed) + 1) : `${seed}-2`.slice(-60))}
        >
          {t("another")}
        </button>
      </div>
      <Loading of={quiz}>{(value) => <Questions key={`${JSON.stringify(where)} ${value.seed}`} of={value} />}</Loading>
    </div>
  );
};
