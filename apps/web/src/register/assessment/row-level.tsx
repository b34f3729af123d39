import { Link } from "@tanstack/react-router";
import { assessmentRoutes, assessmentTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { currentOf, useSets } from "./assessment-data.ts";
import { BandMark, StageTag } from "./band-mark.tsx";

/** The gravest levels of one register row, each with the way to its assessment. */
export const RowLevel = ({ risk }: { readonly risk: string }) => {
  const t = useText(assessmentTexts);
  const { here, may } = useWho();
  const sets = useSets();
  const found = useLoaded(assessmentRoutes.list, {
    params: { organisation: here.organisation },
    query: { risk, limit: 5 },
  });
  if (found.state !== "ready") return null;
  const { items, total } = found.value;
  const wordsOf = (set: string) => {
    const named = sets.state === "ready" ? sets.value.sets.find(({ id }) => id === set) : undefined;
    return named === undefined ? undefined : currentOf(named)?.words;
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("rowLevel")}</h2>
      </div>
      <div className="card-body stack">
        {items.length === 0 ? <p>{t("rowNone")}</p> : null}
        {items.map(({ id, set, what, before, after, stage }) => (
          <div className="row" key={id}>
            <Link to="/register/assessments/$assessment" params={{ assessment: id }}>
              {what || t("assessTitle")}
            </Link>
            {before === null ? null : (
              <BandMark band={before.band} word={wordsOf(set)?.[before.band]} score={before.score} />
            )}
            {after === null ? null : (
              <>
                →
                <BandMark band={after.band} word={wordsOf(set)?.[after.band]} score={after.score} />
              </>
            )}
            <StageTag stage={stage} />
          </div>
        ))}
        <div className="row">
          {total > items.length ? (
            <Link to="/register/assessments" search={{ risk }}>
              {t("total", { count: total })}
            </Link>
          ) : null}
          {may("register.write") ? (
            <Link to="/register/assessments/new" search={{ risk }} className="btn small">
              {t("rowAssess")}
            </Link>
          ) : null}
        </div>
      </div>
    </section>
  );
};
