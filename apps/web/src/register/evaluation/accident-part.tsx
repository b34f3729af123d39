import { Link } from "@tanstack/react-router";
import { bearingTexts, complianceTexts, evaluationRoutes } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { RiskTag } from "../risk-tag.tsx";

type Props = {
  readonly organisation: string;
  readonly risk: string;
  readonly query: { readonly on: string; readonly knownAt?: string };
};

const eventTexts = [
  "EvidenceAttached",
  "EvidenceLinked",
  "EvidenceUnlinked",
  "RowEvaluated",
  "CorrectionDone",
  "CorrectionVerified",
] as const;

/** "Compliant on the day of the accident?" for one row: then, today, and what is known only since. */
export const AccidentPart = ({ organisation, risk, query }: Props) => {
  const t = useText(complianceTexts);
  const bears = useText(bearingTexts);
  const answer = useLoaded(evaluationRoutes.stateOf, { params: { organisation, risk }, query });
  const word = (type: string) => {
    const known = eventTexts.find((one) => one === type);
    return known === undefined ? t("event.other") : t(`event.${known}`);
  };
  return (
    <Loading of={answer}>
      {({ title, state, stateKnownToday, later, against }) => (
        <section className="card" aria-live="polite">
          <div className="card-body stack">
            <h2>{t("accident")}</h2>
            <Link to="/register/$risk" params={{ risk }}>
              {title}
            </Link>
            <div>
              {t("knownThen", { state: "" })} <RiskTag state={state} />
            </div>
            {against.map(({ id, name, on, why }) => (
              <p key={id}>{bears("againstThen", { file: name, on, why })}</p>
            ))}
            <div>
              {t("knownToday", { state: "" })} <RiskTag state={stateKnownToday} />
            </div>
            {later.length === 0 ? null : (
              <>
                <h3>{t("later")}</h3>
                <ul>
                  {later.map(({ type, what, occurredOn, recordedAt }) => (
                    <li key={`${type} ${recordedAt} ${what}`}>
                      {t("laterLine", {
                        what: what === "" ? word(type) : `${word(type)} ${what}`,
                        on: occurredOn,
                        recorded: recordedAt.slice(0, 10),
                      })}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </section>
      )}
    </Loading>
  );
};
