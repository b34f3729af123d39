import { Link } from "@tanstack/react-router";
import { type OutputOf, outlookFactTexts, statementDeskTexts, type statementRoutes } from "@touchstone/contract";
import { legalToday } from "../shell/as-of.tsx";
import { useText } from "../shell/language.tsx";
import { StateTag, type Tone } from "../shell/state-tag.tsx";
import { Head } from "../shell/term.tsx";
import { WhyLink } from "../shell/why.tsx";

export type OutlookLine = OutputOf<typeof statementRoutes.show>["outlook"][number];

const words = {
  "must-withdraw": "mustWithdraw",
  "must-suspend": "mustSuspend",
  surveillance: "surveillance",
  recertification: "recertification",
  "suspension-ends": "suspensionEnds",
  restorable: "restorable",
  expiry: "expiry",
} as const satisfies Record<OutlookLine["what"], keyof typeof statementDeskTexts>;

const toneOf = ({ what, on }: OutlookLine): Tone =>
  what === "must-withdraw" || what === "must-suspend" ? "stop" : on < legalToday() ? "off" : "wait";

const isFactWord = (value: unknown): value is keyof typeof outlookFactTexts =>
  typeof value === "string" && Object.hasOwn(outlookFactTexts, value);

/** A day and, behind it, the rule and the facts from which it follows. */
export const OutlookDay = ({ line }: { readonly line: OutlookLine }) => {
  const t = useText(statementDeskTexts);
  const word = useText(outlookFactTexts);
  const said = (value: string | number | null) => (isFactWord(value) ? word(value) : (value ?? "–"));
  const facts = Object.entries(line.facts).map(
    ([name, value]) => [isFactWord(name) ? word(name) : name, said(value)] as const,
  );
  const rules = [{ ...line.rule, pack: line.pack ?? undefined }];
  return (
    <WhyLink answer={{ title: `${t(words[line.what])} ${line.on}`, because: t("whyDay"), rules, facts }}>
      <span className="num">{line.on}</span>
    </WhyLink>
  );
};

export const OutlookTag = ({ line }: { readonly line: OutlookLine }) => {
  const t = useText(statementDeskTexts);
  return <StateTag tone={toneOf(line)}>{t(words[line.what])}</StateTag>;
};

const OutlookTerm = ({ line }: { readonly line: OutlookLine }) => {
  const t = useText(statementDeskTexts);
  return (
    <StateTag tone={toneOf(line)}>
      <Head of={t.word(words[line.what])} />
    </StateTag>
  );
};

/** What a body does about a line that falls due: an assessment of this kind. */
const occasionOf: { readonly [What in OutlookLine["what"]]?: string } = {
  surveillance: "surveillance",
  "must-suspend": "surveillance",
  recertification: "recertification",
  restorable: "recertification",
  "suspension-ends": "restoration",
};

const OpenNext = ({ statement, what }: { readonly statement: string; readonly what: OutlookLine["what"] }) => {
  const t = useText(statementDeskTexts);
  const occasion = occasionOf[what];
  return occasion === undefined ? null : (
    <Link to="/cases/again" search={{ statement, occasion }} className="small">
      {t("openNext")}
    </Link>
  );
};

/** What comes next, the nearest day first: it stands before everything else on the page. */
export const OutlookList = ({
  lines,
  opens = null,
}: {
  readonly lines: readonly OutlookLine[];
  /** The statement, for somebody who may open cases about it. */
  readonly opens?: string | null;
}) => {
  const t = useText(statementDeskTexts);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("next")}</h2>
        {opens === null ? null : (
          <Link className="btn small" to="/cases/again" search={{ statement: opens }}>
            {t("openOther")}
          </Link>
        )}
      </div>
      {lines.length === 0 ? (
        <p className="card-body small">{t("nothingNext")}</p>
      ) : (
        <ul className="history">
          {lines.map((line) => (
            <li className="todo" key={`${line.what} ${line.on}`}>
              <div>
                <OutlookTerm line={line} /> {opens === null ? null : <OpenNext statement={opens} what={line.what} />}
              </div>
              <OutlookDay line={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
