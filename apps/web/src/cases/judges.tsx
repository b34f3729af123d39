import { casePageTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";
import { RefusalList } from "../shell/refusals.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import type { CaseView } from "./case-words.tsx";

/** The team, and who of the body may judge its work: promise 2, before anybody tries. */
export const Judges = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(casePageTexts);
  if (view.team.length === 0 && view.judges.length === 0) return null;
  return (
    <section className="card card-body stack" aria-labelledby="people">
      {view.team.length === 0 ? null : (
        <div>
          <h2 id="people">{t("team")}</h2>
          <p>
            {view.team.map(({ person, name, isLeader }) => (
              <span key={person} className="row">
                {name} {isLeader ? <small>{t("leader")}</small> : null}
              </span>
            ))}
          </p>
        </div>
      )}
      {view.judges.length === 0 ? null : (
        <div>
          <h2>{t("judges")}</h2>
          {view.judges.map(({ person, name, barred }) => (
            <div key={person}>
              {name}{" "}
              <StateTag tone={barred.length === 0 ? "ok" : "stop"}>
                {t(barred.length === 0 ? "may" : "mayNot")}
              </StateTag>
              {barred.length === 0 ? null : <RefusalList refusals={barred} />}
            </div>
          ))}
        </div>
      )}
    </section>
  );
};
