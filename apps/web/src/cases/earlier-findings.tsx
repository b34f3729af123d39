import { Link } from "@tanstack/react-router";
import { casePageTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import type { CaseView } from "./case-words.tsx";

/** What an earlier audit left to be done, for whoever audits now. */
export const EarlierFindings = ({ of: { earlierFindings } }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  if (earlierFindings.length === 0) return null;
  return (
    <section className="card card-body" aria-labelledby="earlier">
      <h2 id="earlier">{t("earlier")}</h2>
      <ul>
        {earlierFindings.map(({ case: at, caseNumber, finding, number, statement, clientVerifiedOn: on }) => (
          <li key={finding}>
            <Link to="/cases/$case/findings/$finding" params={{ case: at, finding }}>
              <span className="num">
                {caseNumber} {number}
              </span>
            </Link>{" "}
            {statement} <small>{on === null ? t("earlierUntold") : t("earlierTold", { on })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
};
