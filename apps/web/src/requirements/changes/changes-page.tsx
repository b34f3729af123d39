import { Link } from "@tanstack/react-router";
import { changeRoutes, changeTexts, type OutputOf } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useLanguage, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { Chinese } from "../law-words.tsx";
import "../requirements.css";

type Own = OutputOf<typeof changeRoutes.own>;

const Laws = ({ laws }: Pick<Own, "laws">) => {
  const t = useText(changeTexts);
  return laws.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("title")}</h2>
      </div>
      {laws.map(({ family, version, title, on, due, rows, open }) => (
        <div key={`${family}@${version}`} className="todo">
          <div>
            <Link to="/requirements/impact/$family/$version" params={{ family, version }}>
              <Chinese>{title}</Chinese>
            </Link>
            <div className="small">{t("versionComes", { version, on: on ?? t("unknownDay") })}</div>
          </div>
          <div>{t("openRows", { open, rows })}</div>
          <div className="num">{due === null ? null : t("due", { due })}</div>
        </div>
      ))}
    </section>
  );
};

const Editions = ({ editions }: Pick<Own, "editions">) => {
  const t = useText(changeTexts);
  return editions.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("editions")}</h2>
      </div>
      {editions.map(({ edition, from, to, end, cases, statements }) => (
        <div key={edition} className="todo">
          <div>
            <Link to="/requirements/editions/$edition" params={{ edition }}>
              {to}
            </Link>
            <div className="small">{t("editionEnds", { from: from.join(" / "), on: end.on })}</div>
          </div>
          <div>{t("editionCounts", { cases, statements })}</div>
          <div className="num">{end.on}</div>
        </div>
      ))}
    </section>
  );
};

export const Page = () => {
  const t = useText(changeTexts);
  const say = useBilingual();
  const { language } = useLanguage();
  const { here } = useWho();
  const own = useLoaded(changeRoutes.own, { params: { organisation: here.organisation } });
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("own")}
        actions={
          <>
            <Link className="btn" to="/requirements/move">
              {t("move")}
            </Link>
            <a className="btn" href={`/changes?lang=${language}`}>
              {t("calendarTitle")}
            </a>
          </>
        }
      />
      <p>{t("ownLead")}</p>
      <Loading of={own}>
        {({ laws, editions }) =>
          laws.length + editions.length === 0 ? (
            <EmptyState title={t("ownEmpty")}>{t("ownEmptyHint")}</EmptyState>
          ) : (
            <>
              <Laws laws={laws} />
              <Editions editions={editions} />
            </>
          )
        }
      </Loading>
    </div>
  );
};
