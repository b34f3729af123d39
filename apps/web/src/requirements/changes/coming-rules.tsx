import { Link } from "@tanstack/react-router";
import { type OutputOf, ruleChangeRoutes, ruleChangeTexts } from "@touchstone/contract";
import { useBilingual, useText } from "../../shell/language.tsx";

type Rules = OutputOf<typeof ruleChangeRoutes.own>["rules"];

/** Coming editions of rules, one line each. */
export const ComingRules = ({ rules }: { readonly rules: Rules }) => {
  const t = useText(ruleChangeTexts);
  const say = useBilingual();
  return rules.length === 0 ? null : (
    <section className="card">
      <div className="card-head">
        <h2>{t("title")}</h2>
      </div>
      {rules.map(({ pack, edition, before, title, from, cases, statements }) => (
        <div key={`${pack}@${edition} ${before}`} className="todo">
          <div>
            <Link to="/requirements/rule-editions/$pack/$edition" params={{ pack, edition }}>
              {say(title)}
            </Link>
            <div className="small">
              {t("begins", { on: from })} · {before === null ? t("first") : t("instead", { before })}
            </div>
          </div>
          <div>{t("counts", { cases, statements })}</div>
          <div className="num">{from}</div>
        </div>
      ))}
    </section>
  );
};
