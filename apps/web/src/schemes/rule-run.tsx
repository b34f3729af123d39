import { rulesTexts, schemeRoutes, shellTexts } from "@touchstone/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../shell/api.ts";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useTraceLines } from "../shell/trace.ts";
import { Json } from "./json.tsx";
import type { Pack } from "./rules-page.tsx";

type Input = Readonly<Record<string, unknown>>;

const readInput = (text: string): Input | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    // Shown beside the field as "not valid JSON"; there is no other way in which parsing fails.
    return null;
  }
};

const written = (input: Input): string => JSON.stringify(input, null, 2);

/** Any calculation again, with the trace that leads to the result. */
export const RuleRun = ({ pack, on }: { readonly pack: Pack; readonly on: string }) => {
  const t = useText(rulesTexts);
  const say = useBilingual();
  const shell = useText(shellTexts);
  const lines = useTraceLines();
  const run = useCommand(schemeRoutes.runRule);
  const [text, setText] = useState(() => written(pack.examples[0]?.input ?? {}));
  const [wrong, setWrong] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof run.run>>>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = readInput(text);
    setWrong(input === null ? t("notJson") : null);
    if (input !== null)
      setAnswer(await run.run({ params: { pack: pack.id }, body: { input: { edition: pack.edition, ...input }, on } }));
  };
  return (
    <>
      <section className="card">
        <div className="card-head">
          <h2>{t("tryIt")}</h2>
        </div>
        <form className="card-body" onSubmit={(event) => void submit(event)}>
          <Field label={t("input")} hint={t("tryHint")} wrong={wrong}>
            {(tie) => (
              <textarea
                {...tie}
                className="num"
                rows={8}
                spellCheck={false}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <CommandOutcome of={run} />
          <div>
            <button type="submit" className="btn primary" disabled={run.status.state === "busy"}>
              {t("run")}
            </button>
          </div>
          {answer === null ? null : (
            <div className="notice ok" role="status">
              <h3>{t("result")}</h3>
              <Json value={answer.result} />
              <h3>{shell("trace")}</h3>
              <ol className="json-list">
                {lines(answer.trace).map((line) => (
                  <li key={line.step}>
                    {line.step} <span className="num">{line.value}</span> <span className="small">{line.rule}</span>
                  </li>
                ))}
              </ol>
              {answer.doubts.length === 0 ? null : (
                <>
                  <h3>{t("doubts")}</h3>
                  <ul className="json-list">
                    {answer.doubts.map((doubt) => (
                      <li key={doubt.en}>{say(doubt)}</li>
                    ))}
                  </ul>
                </>
              )}
              <span className="small num">
                {answer.source} {answer.clause} · {answer.pack}@{answer.edition}
              </span>
            </div>
          )}
        </form>
      </section>
      {pack.examples.length === 0 ? null : (
        <section className="card">
          <div className="card-head">
            <h2>{t("examples")}</h2>
          </div>
          {pack.examples.map((example) => (
            <div key={example.name} className="todo example">
              <div>
                <strong>{example.name}</strong>
                <Json value={example.expect} />
              </div>
              <button type="button" className="btn small" onClick={() => setText(written(example.input))}>
                {t("use")}
              </button>
            </div>
          ))}
        </section>
      )}
    </>
  );
};
