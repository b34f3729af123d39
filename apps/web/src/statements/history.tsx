import { closedActTexts, statementDeskTexts, statementPageTexts, statementRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useBilingual, useText } from "../shell/language.tsx";
import { WhyLink } from "../shell/why.tsx";
import { StandingTag, type Statement } from "./standing-tag.tsx";

type Entry = Statement["history"][number];

const verbs = { suspended: "suspend", restored: "restore", withdrawn: "withdraw", cancelled: "cancel" } as const;

const useReason = () => {
  const tables = useLoaded(statementRoutes.statusTables, { query: {} });
  return ({ act, reason }: Entry) => {
    const verb = act in verbs ? verbs[act as keyof typeof verbs] : null;
    if (tables.state !== "ready" || verb === null) return null;
    return tables.value.reasons.find(({ code, acts }) => code === reason && acts.includes(verb)) ?? null;
  };
};

const HistoryLine = ({ entry }: { readonly entry: Entry }) => {
  const t = useText(statementPageTexts);
  const desk = useText(statementDeskTexts);
  const did = useText(closedActTexts);
  const say = useBilingual();
  const reason = useReason()(entry);
  return (
    <li className="todo">
      <div>
        <strong>{did(entry.act)}</strong> <span className="num">{t("from", { date: entry.from })}</span>{" "}
        <StandingTag standing={entry.standing} />
        {entry.recordedOn === null || entry.recordedOn === entry.from ? null : (
          <small> {desk("recordedOn", { day: entry.recordedOn })}</small>
        )}
        <div>
          {reason === null ? null : (
            <WhyLink
              answer={{ title: say(reason), rules: [{ source: reason.rule.source, clause: reason.rule.clause }] }}
            >
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

export const History = ({ statement }: { readonly statement: Statement }) => {
  const t = useText(statementPageTexts);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("history")}</h2>
      </div>
      <ol className="history">
        {statement.history.map((entry) => (
          <HistoryLine key={`${entry.from} ${entry.act} ${entry.logIndex} ${entry.decision}`} entry={entry} />
        ))}
      </ol>
    </section>
  );
};

/** What it said from when; nothing where it never changed. */
export const Editions = ({ statement: { editions } }: { readonly statement: Statement }) => {
  const t = useText(statementDeskTexts);
  const did = useText(closedActTexts);
  const say = useBilingual();
  if (editions.length < 2) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("editions")}</h2>
      </div>
      <ol className="history">
        {editions.map((edition) => (
          <li className="todo" key={`${edition.from} ${edition.kind}`}>
            <div>
              <strong>{did(edition.kind)}</strong>{" "}
              <span className="num">{t("editionFrom", { from: edition.from })}</span>
              <div>{say(edition.holder)}</div>
              <div>{say(edition.scope)}</div>
              {edition.sites.map((site) => (
                <small key={site.name.zh}>
                  {say(site.name)} {say(site.address)}{" "}
                </small>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};
