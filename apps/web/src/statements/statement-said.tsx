import { Link } from "@tanstack/react-router";
import { statementDeskTexts, statementPageTexts } from "@touchstone/contract";
import { useBilingual, useText } from "../shell/language.tsx";
import { Head } from "../shell/term.tsx";
import { StandingTerm, type Statement } from "./standing-tag.tsx";

type Props = { readonly statement: Statement };

/** What it says on the day of the page. */
export const Attested = ({ statement }: Props) => {
  const t = useText(statementPageTexts);
  const desk = useText(statementDeskTexts);
  const say = useBilingual();
  const { attested, transferred } = statement;
  return (
    <div className="card card-body">
      <dl className="facts">
        <dt>{t("standing")}</dt>
        <dd>
          <StandingTerm standing={statement.standing} />
          {transferred === null ? null : (
            <div>
              <a href={`/verify/${encodeURIComponent(transferred.number)}`}>
                {desk("movedTo", { body: say(transferred.body), number: transferred.number })}
              </a>
            </div>
          )}
        </dd>
        <dt>{t("holder")}</dt>
        <dd>{say(attested.holder.name)}</dd>
        <dt>
          <Head of={t.word("scope")} />
        </dt>
        <dd>{say(attested.scope)}</dd>
        <dt>{t("sites")}</dt>
        <dd>
          {attested.sites.map((site) => (
            <div key={site.name.zh}>
              {say(site.name)} <small>{say(site.address)}</small>
            </div>
          ))}
        </dd>
        <dt>{t("standard")}</dt>
        <dd>{say(attested.standard)}</dd>
        <dt>{t("valid")}</dt>
        <dd className="num">{t("span", { from: attested.validFrom, until: attested.validUntil })}</dd>
        {statement.surveillances.length === 0 ? null : (
          <>
            <dt>
              <Head of={desk.word("surveillances")} />
            </dt>
            <dd className="num">{desk.list(statement.surveillances.map(({ on }) => on))}</dd>
          </>
        )}
        <dt>
          <Head of={t.word("scheme")} />
        </dt>
        <dd className="num">
          {attested.scheme}@{attested.edition}
        </dd>
        <dt>{t("case")}</dt>
        <dd>
          <Link to="/cases/$case" params={{ case: attested.caseId }}>
            {t("toCase")}
          </Link>
        </dd>
      </dl>
    </div>
  );
};

export const Files = ({ of }: { readonly of: Statement["published"] }) => {
  const t = useText(statementPageTexts);
  return (
    <section className="card proof-card">
      <div className="card-head">
        <h2>{t("files")}</h2>
        {of === null ? null : <small>{t("logged", { index: of.logIndex })}</small>}
      </div>
      <div className="card-body row">
        {of === null ? (
          <span>{t("notLogged")}</span>
        ) : (
          <>
            <a className="btn" href={of.url}>
              {t("page")}
            </a>
            <a className="btn" href={of.pdf}>
              {t("pdf")}
            </a>
            <a className="btn" href={of.credential}>
              {t("credential")}
            </a>
            <a className="btn" href={of.proof}>
              {t("proof")}
            </a>
          </>
        )}
      </div>
    </section>
  );
};

/** The same standing as four readers of registers would write it. */
export const Dialects = ({ statement: { words } }: Props) => {
  const t = useText(statementDeskTexts);
  const say = useBilingual();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("dialects")}</h2>
      </div>
      <dl className="facts card-body">
        <dt>{t("iso")}</dt>
        <dd>{say(words.iso17000)}</dd>
        <dt>{t("cnca")}</dt>
        <dd>
          {words.cnca === null
            ? "–"
            : [words.cnca.code, words.cnca.word, words.cnca.change ?? ""].filter((part) => part !== "").join(" ")}
        </dd>
        <dt>{t("certSearch")}</dt>
        <dd>{words.certSearch ?? "–"}</dd>
        <dt>{t("credentialBit")}</dt>
        <dd>{words.credential}</dd>
      </dl>
    </section>
  );
};
