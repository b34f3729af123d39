import { Link, useParams } from "@tanstack/react-router";
import { standingReasons, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { WhyLink } from "../shell/why.tsx";
import { ChangeForm } from "./change-form.tsx";
import { StandingTag, type Statement } from "./standing-tag.tsx";
import "./statements.css";

type Entry = Statement["history"][number];
type Reason = keyof typeof standingReasons;

const isReason = (reason: string | null): reason is Reason => reason !== null && reason in standingReasons;

const HistoryLine = ({ entry }: { readonly entry: Entry }) => {
  const t = useText(statementPageTexts);
  const say = useBilingual();
  const reason = isReason(entry.reason) ? standingReasons[entry.reason] : null;
  return (
    <li className="todo">
      <div>
        <StandingTag standing={entry.standing} /> <span className="num">{t("from", { date: entry.from })}</span>
        <div>
          {reason === null ? null : (
            <WhyLink answer={{ title: say(reason), rules: [{ source: reason.source, clause: reason.clause }] }}>
              {say(reason)}
            </WhyLink>
          )}{" "}
          {entry.note}
        </div>
      </div>
      <div className="proof">
        {entry.logIndex === null ? (
          <small>{t("notLogged")}</small>
        ) : (
          <a href={`/log/entry/${entry.logIndex}`}>{t("logged", { index: entry.logIndex })}</a>
        )}
      </div>
    </li>
  );
};

const Attested = ({ statement }: { readonly statement: Statement }) => {
  const t = useText(statementPageTexts);
  const say = useBilingual();
  const { attested } = statement;
  return (
    <div className="card card-body">
      <dl className="facts">
        <dt>{t("standing")}</dt>
        <dd>
          <StandingTag standing={statement.standing} />
        </dd>
        <dt>{t("holder")}</dt>
        <dd>{say(attested.holder.name)}</dd>
        <dt>{t("scope")}</dt>
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
        <dt>{t("scheme")}</dt>
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

const Files = ({ of }: { readonly of: Statement["published"] }) => {
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

export const Page = () => {
  const t = useText(statementPageTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const { statement = "" } = useParams({ strict: false });
  const found = useLoaded(statementRoutes.show, { params: { organisation: here.organisation, statement } });
  const title = found.state === "ready" ? found.value.attested.number : t("one");
  return (
    <div className="page narrow">
      <PageHead
        kicker={t("kicker", { organisation: say(here.name), on })}
        title={title}
        actions={
          <Link className="btn" to="/statements">
            {t("back")}
          </Link>
        }
      />
      <Loading of={found}>
        {(value) => (
          <>
            <Attested statement={value} />
            <Files of={value.published} />
            <section className="card">
              <div className="card-head">
                <h2>{t("history")}</h2>
              </div>
              <ol className="history">
                {value.history.map((entry) => (
                  <HistoryLine key={`${entry.from} ${entry.standing} ${entry.logIndex}`} entry={entry} />
                ))}
              </ol>
            </section>
            {may("statements.change") ? <ChangeForm statement={value} /> : null}
          </>
        )}
      </Loading>
    </div>
  );
};
