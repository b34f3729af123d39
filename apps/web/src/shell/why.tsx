import { shellTexts } from "@touchstone/contract";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useText } from "./language.tsx";
import { StateTag, type Tone } from "./state-tag.tsx";

export type WhyPerson = {
  readonly name: string;
  readonly tone: Tone;
  readonly word: string;
  readonly note?: string;
};

/** What the panel can say about a figure, a state, a refusal or a date. All texts are already in the reader's language. */
export type WhyAnswer = {
  readonly title: string;
  readonly because?: ReactNode;
  readonly rules?: readonly {
    readonly source: string;
    readonly clause: string;
    readonly pack?: string | undefined;
    readonly href?: string;
  }[];
  readonly facts?: readonly (readonly [label: string, value: ReactNode])[];
  readonly trace?: readonly { readonly step: string; readonly value: string; readonly rule?: string }[];
  readonly people?: readonly WhyPerson[];
  readonly passesFrom?: string | null;
};

type Why = { readonly answer: WhyAnswer | null; readonly show: (answer: WhyAnswer) => void; readonly hide: () => void };

const WhyContext = createContext<Why>({ answer: null, show: () => {}, hide: () => {} });

export const WhyProvider = ({ children }: { readonly children: ReactNode }) => {
  const [answer, setAnswer] = useState<WhyAnswer | null>(null);
  const opener = useRef<Element | null>(null);
  const show = useCallback((next: WhyAnswer) => {
    opener.current = document.activeElement;
    setAnswer(next);
  }, []);
  const hide = useCallback(() => {
    setAnswer(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }, []);
  const why = useMemo(() => ({ answer, show, hide }), [answer, show, hide]);
  return <WhyContext value={why}>{children}</WhyContext>;
};

export const useWhy = (): Why => useContext(WhyContext);

/** Anything that can be asked "why": a dotted underline that opens the panel. */
export const WhyLink = ({ answer, children }: { readonly answer: WhyAnswer; readonly children: ReactNode }) => {
  const { show } = useWhy();
  return (
    <button type="button" className="link" aria-haspopup="dialog" onClick={() => show(answer)}>
      {children}
    </button>
  );
};

export const WhyPanel = () => {
  const t = useText(shellTexts);
  const { answer, hide } = useWhy();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (answer === null) return;
    heading.current?.focus();
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [answer, hide]);
  if (answer === null) return null;
  return (
    <aside className="why" aria-label={t("whyOf", { what: answer.title })}>
      <div className="why-head">
        <small>{t("why")}</small>
        <button type="button" className="btn small plain" onClick={hide}>
          {t("close")}
        </button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {answer.title}
      </h2>
      {answer.because === undefined ? null : <div>{answer.because}</div>}
      {(answer.rules ?? []).map((rule) => (
        <div className="rule" key={`${rule.source} ${rule.clause} ${rule.pack}`}>
          {rule.source} {rule.clause}
          {rule.pack === undefined ? null : <span className="num"> · {rule.pack}</span>}
          {rule.href === undefined ? null : (
            <div>
              <a href={rule.href}>{t("readText")}</a>
            </div>
          )}
        </div>
      ))}
      {answer.passesFrom ? <p className="num">{t("passesFrom", { date: answer.passesFrom })}</p> : null}
      {answer.facts && answer.facts.length > 0 ? (
        <>
          <h3 className="small">{t("facts")}</h3>
          <dl>
            {answer.facts.map(([label, value]) => (
              <FactRow key={label} label={label} value={value} />
            ))}
          </dl>
        </>
      ) : null}
      {answer.trace && answer.trace.length > 0 ? (
        <>
          <h3 className="small">{t("trace")}</h3>
          <ol>
            {answer.trace.map((line) => (
              <li key={line.step}>
                {line.step} <span className="num">{line.value}</span>
                {line.rule ? <small> · {line.rule}</small> : null}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {answer.people && answer.people.length > 0 ? (
        <>
          <h3 className="small">{t("people")}</h3>
          {answer.people.map((person) => (
            <div key={person.name}>
              {person.name} <StateTag tone={person.tone}>{person.word}</StateTag>
              {person.note ? <div className="small">{person.note}</div> : null}
            </div>
          ))}
        </>
      ) : null}
    </aside>
  );
};

const FactRow = ({ label, value }: { readonly label: string; readonly value: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);
