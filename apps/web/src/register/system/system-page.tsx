import { Link } from "@tanstack/react-router";
import { placeNames, recordRoutes, recordTexts, systemTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { places } from "../../shell/capabilities.ts";
import { placeParts } from "../../shell/capability.ts";
import { useBilingual, useText } from "../../shell/language.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { Dashboard } from "../evaluation/dashboard.tsx";
import "./system.css";

/** The whole management system on one page, in the order of its clauses. */
export const Page = () => {
  const t = useText(systemTexts);
  const name = useText(placeNames);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const records = useText(recordTexts);
  const loaded = useLoaded(recordRoutes.kinds, { params: { organisation: here.organisation }, query: { on } });
  const kinds = loaded.state === "ready" ? loaded.value.kinds : [];
  const mine = places.filter(({ action }) => may(action));
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { name: say(here.name) })}
        title={t("title")}
        actions={
          <a className="btn" href="#places">
            {t("places")}
          </a>
        }
      />
      {may("register.read") ? <Dashboard /> : null}
      <div id="places" className="grid system-parts">
        {placeParts.map((part) => {
          const listed = mine.filter((place) => place.part === part);
          const books = kinds.filter((kind) => kind.part === part);
          return listed.length + books.length === 0 ? null : (
            <section key={part} className="card card-body">
              <h2>{t(`part.${part}`)}</h2>
              <ul className="plain">
                {listed.map(({ to, text }) => (
                  <li key={to}>
                    <Link to={to}>{name(text)}</Link>
                  </li>
                ))}
                {books.map(({ id, title, open, overdue }) => (
                  <li key={id}>
                    <Link to="/records/$kind" params={{ kind: id }}>
                      {say(title)}
                      {open === 0 ? null : (
                        <small> {records(overdue === 0 ? "open" : "openLate", { count: open, late: overdue })}</small>
                      )}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
};
