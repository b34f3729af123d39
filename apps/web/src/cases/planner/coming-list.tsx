import { Link } from "@tanstack/react-router";
import { corridorTexts, plannerTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { Head } from "../../shell/term.tsx";
import { CorridorLink } from "./corridor-link.tsx";
import { FitTag } from "./fit-tag.tsx";
import type { Programme } from "./programme-one-page.tsx";
import { VisitForms } from "./visit-forms.tsx";

/** What comes, in order: its corridor, what is planned for it, and the ways to change that. */
export const ComingList = ({ of: { dates, statement } }: { readonly of: Programme }) => {
  const t = useText(plannerTexts);
  const word = useText(corridorTexts);
  const { may } = useWho();
  return dates.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>
          <Head of={t.word("coming")} />
        </h2>
      </div>
      {dates.map(({ corridor, visit, fit }, at) => (
        <div key={`${corridor.kind}-${corridor.ordinal}`} className={at === 0 && visit === null ? "todo now" : "todo"}>
          <div>
            <strong>{word(corridor.kind, { ordinal: corridor.ordinal })}</strong>
            <div>
              {t("corridor")} <CorridorLink corridor={corridor} />
            </div>
            {visit === null ? null : (
              <div>
                {t("planned")} <span className="num">{t("span", { from: visit.from, to: visit.to })}</span>
                {` · ${t("daysOf", { days: visit.days })}`}
                {visit.moves.map(({ from, to, reason, on }) => (
                  <div key={`${from} ${on}`} className="small">
                    {t("moved", { from, to, on, reason })}
                  </div>
                ))}
                <VisitForms statement={statement} visit={visit} />
              </div>
            )}
          </div>
          <div>
            <span className="num">{corridor.latest}</span>{" "}
            {(at === 0 || visit !== null) && may("cases.plan") ? (
              <Link to="/cases/again" search={{ statement, occasion: corridor.kind }} className="small">
                {t("openCase")}
              </Link>
            ) : null}
          </div>
          <FitTag fit={fit} />
        </div>
      ))}
    </section>
  );
};
