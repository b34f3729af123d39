import { assessmentTexts } from "@touchstone/contract";
import { Fragment, type ReactNode } from "react";
import { useBilingual, useText } from "../../shell/language.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { type CriteriaSet, currentOf, type Version } from "./assessment-data.ts";
import { BandMark } from "./band-mark.tsx";

type Fact = readonly [label: string, value: ReactNode];

const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts
      .filter(([, value]) => value !== "" && value !== null)
      .map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
  </dl>
);

type Props = { readonly version: Version; readonly set: CriteriaSet | undefined };

const Inputs = ({ version, set }: Props) => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { inputs } = version;
  const chosen = (set?.method.scales ?? []).flatMap(({ id, title, values }) => {
    const value = values.find((one) => one.id === inputs.ratings[id]);
    return value === undefined ? [] : [`${say(title)}: ${value.value} ${say(value.title)}`];
  });
  return (
    <Facts
      facts={[
        [t("hazard"), inputs.hazard],
        [t("event"), inputs.event],
        [t("harm"), inputs.harm],
        [t("factors"), t.list(inputs.factors.map((factor) => t(`factor.${factor}`)))],
        [t("asset"), inputs.asset?.text ?? ""],
        [t("threat"), inputs.threat?.text ?? ""],
        [t("weakness"), inputs.weakness?.text ?? ""],
        [t("safeguard"), inputs.safeguard?.text ?? ""],
        [t("properties"), t.list(inputs.properties.map((property) => t(`property.${property}`)))],
        [t("answerable"), inputs.answerable],
        [t("before"), chosen.join("; ")],
      ]}
    />
  );
};

const TreatmentFacts = ({ version }: { readonly version: Version }) => {
  const t = useText(assessmentTexts);
  const { treatment, approver } = version;
  if (treatment === null) return <p>{t("noTreatment")}</p>;
  const kind = (one: (typeof treatment.measures)[number]) =>
    one.hierarchy === null ? "" : `（${t(`hierarchy.${one.hierarchy}`)}）`;
  return (
    <>
      <ul>
        {treatment.measures.map((one) => (
          <li key={one.what}>
            {one.what}
            {kind(one)} {one.owner} <span className="num">{one.due ?? ""}</span>
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [t("option"), t(`option.${treatment.option}`)],
          [t("resources"), treatment.resources],
          [t("cost"), treatment.cost === null ? "" : String(treatment.cost.amount)],
          [t("approver"), approver === null ? "" : (approver.name ?? t("erased"))],
        ]}
      />
    </>
  );
};

/** One frozen version: what it was made of, and what it came to under each version of the criteria. */
export const VersionPart = ({ version, set }: Props) => {
  const t = useText(assessmentTexts);
  const word = (band: Version["results"][number]["before"]["band"]) =>
    set === undefined ? undefined : currentOf(set)?.words[band];
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("version", { number: version.number })}</h2>
      </div>
      <div className="card-body stack">
        <small>{t("assessedBy", { name: version.by.name ?? t("erased"), on: version.on })}</small>
        {version.weak ? <div className="notice hold">{t("weak")}</div> : null}
        {version.results.map((result) => (
          <div key={result.criteria} className="stack">
            <small>{t("underCriteria", { number: result.criteria, on: result.on })}</small>
            <div className="row">
              <span>{t("before")}</span>
              <BandMark band={result.before.band} word={word(result.before.band)} score={result.before.score} />
              {result.after === null ? null : (
                <>
                  <span>{t("after")}</span>
                  <BandMark band={result.after.band} word={word(result.after.band)} score={result.after.score} />
                </>
              )}
              <StateTag tone={result.acceptable.after ? "ok" : "stop"}>
                {result.acceptable.after ? t("within") : t("above")}
              </StateTag>
            </div>
            <small className="num">
              {t("review")} {result.reviewBy}
            </small>
          </div>
        ))}
        <h3>{t("inputs")}</h3>
        <Inputs version={version} set={set} />
        <h3>{t("treatment")}</h3>
        <TreatmentFacts version={version} />
        {version.approvals.map(({ outcome, reason, on, by, criteria }) => (
          <p key={`${criteria} ${outcome}`}>{t("approvedBy", { name: by.name ?? t("erased"), on, outcome, reason })}</p>
        ))}
      </div>
    </section>
  );
};
