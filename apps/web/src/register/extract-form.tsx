import { registerRoutes, registerTexts, requirementsRoutes } from "@touchstone/contract";
import { type FormEvent, useRef, useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { CommandForm } from "../shell/command-form.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { type PartProps, rowParams } from "./row-data.ts";

type Line = PartProps["row"]["lines"][number];
type Version = { readonly family: string; readonly version: string };

const versionsOf = ({ check }: Line): readonly Version[] => {
  const successor = check.correct !== null && "successor" in check.correct ? [check.correct.successor] : [];
  // What took its place first: a clause of a dead law binds nobody.
  return [...successor, ...(check.match === null ? [] : [check.match])];
};

const nameOf = ({ family, version }: Version): string => `${family}@${version}`;

const ByHand = ({
  line,
  version,
  ...part
}: PartProps & { readonly line: Line; readonly version: Version | undefined }) => {
  const t = useText(registerTexts);
  return (
    <>
      <small>{version === undefined ? t("extractNoMatch") : t("extractNoText")}</small>
      <CommandForm
        route={registerRoutes.extractClause}
        act={t("extract")}
        fields={[
          { name: "family", label: t("family"), kind: "line", initial: version?.family ?? "" },
          { name: "version", label: t("version"), kind: "line", initial: version?.version ?? "undated" },
          { name: "article", label: t("extractArticle"), kind: "line" },
          { name: "quote", label: t("extractQuote"), kind: "prose" },
        ]}
        input={({ one }) => ({
          params: rowParams(part),
          body: {
            line: line.id,
            family: one("family"),
            version: one("version"),
            article: one("article"),
            quote: one("quote"),
          },
        })}
      />
    </>
  );
};

/** Column ④ from the law text: choose an article, cut the words; the server compares them letter by letter. */
const FromText = ({ line, version, ...part }: PartProps & { readonly line: Line; readonly version: Version }) => {
  const t = useText(registerTexts);
  const text = useLoaded(requirementsRoutes.text, { params: version });
  const command = useCommand(registerRoutes.extractClause);
  const [article, setArticle] = useState("");
  const [quote, setQuote] = useState("");
  if (text.state !== "ready")
    return text.state === "loading" ? null : <ByHand line={line} version={version} {...part} />;
  const { articles } = text.value;
  const choose = (no: string) => {
    setArticle(no);
    setQuote(articles.find((one) => one.no === no)?.text ?? "");
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const body = { line: line.id, ...version, article, quote };
    if ((await command.run({ params: rowParams(part), body })) !== null) choose("");
  };
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      <Field label={t("extractArticle")}>
        {(tie) => (
          <select {...tie} required value={article} onChange={(event) => choose(event.target.value)}>
            <option value="">–</option>
            {articles.map(({ no, text: words }) => (
              <option key={no} value={no}>
                {no} {words.slice(0, 24)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("extractQuote")} hint={t("extractQuoteHint")}>
        {(tie) => (
          <textarea {...tie} required rows={6} value={quote} onChange={(event) => setQuote(event.target.value)} />
        )}
      </Field>
      <CommandOutcome of={command} />
      <div>
        <button type="submit" className="btn" disabled={command.status.state === "busy"}>
          {t("save")}
        </button>
      </div>
    </form>
  );
};

export const ExtractForm = ({ line, ...part }: PartProps & { readonly line: Line }) => {
  const t = useText(registerTexts);
  const versions = versionsOf(line);
  const [chosen, setChosen] = useState<Version | undefined>(versions[0]);
  const [isOpen, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  if (chosen === undefined) return <ByHand line={line} version={undefined} {...part} />;
  return (
    <details ref={details} className="act" onToggle={() => setOpen(details.current?.open ?? false)}>
      <summary className="btn small">{t("extract")}</summary>
      <div className="stack">
        {versions.length < 2 ? (
          <small className="num">{nameOf(chosen)}</small>
        ) : (
          <Field label={t("extractVersion")}>
            {(tie) => (
              <select
                {...tie}
                value={nameOf(chosen)}
                onChange={(event) => setChosen(versions.find((one) => nameOf(one) === event.target.value))}
              >
                {versions.map((one) => (
                  <option key={nameOf(one)}>{nameOf(one)}</option>
                ))}
              </select>
            )}
          </Field>
        )}
        {isOpen ? (
          <FromText
            key={nameOf(chosen)}
            line={line}
            version={{ family: chosen.family, version: chosen.version }}
            {...part}
          />
        ) : null}
      </div>
    </details>
  );
};
