import { Link } from "@tanstack/react-router";
import { assessmentRoutes, assessmentTexts, type OutputOf, registerTexts } from "@touchstone/contract";
import { type BandId, bandIds, boundsOf, controlLevels, periods, tieRules } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { CommandForm, type FieldSpec } from "../../shell/command-form.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import type { Entered } from "../../shell/read-form.ts";
import { useWho } from "../../shell/session.tsx";
import { type Criteria, type CriteriaSet, currentOf, useSets } from "./assessment-data.ts";
import { BandMark } from "./band-mark.tsx";

type Method = OutputOf<typeof assessmentRoutes.methods>["methods"][number];

const firstReview = { major: 3, considerable: 6, general: 12, low: 24 } as const;
const firstLevel = { major: "company", considerable: "department", general: "team", low: "post" } as const;
const firstPeriod = { major: "quarter", considerable: "month", general: "week", low: "day" } as const;

const firstCriteria = (method: Method): Criteria => {
  const control = (band: BandId) => ({ level: firstLevel[band], every: { times: 1, per: firstPeriod[band] } });
  return {
    threshold: method.threshold,
    bounds: boundsOf(method),
    words: { major: "", considerable: "", general: "", low: "" },
    ties: "consequence-first",
    review: firstReview,
    control: {
      major: control("major"),
      considerable: control("considerable"),
      general: control("general"),
      low: control("low"),
    },
    performing: "",
  };
};

/** The fields of a set of criteria, and the way from what was entered to the body. */
const useCriteriaFields = (from: Criteria) => {
  const t = useText(assessmentTexts);
  const period = useText(registerTexts);
  const band = (id: BandId) => ({ band: t(`band.${id}`) });
  const line = (name: string, label: string, initial: string): FieldSpec => ({ name, label, kind: "line", initial });
  const fields: readonly FieldSpec[] = [
    line("score", t("thresholdScore"), String(from.threshold.score)),
    {
      name: "at",
      label: t("thresholdAt"),
      kind: "select",
      initial: from.threshold.at,
      options: (["not-acceptable", "acceptable"] as const).map((at) => ({ value: at, label: t(`at.${at}`) })),
    },
    {
      name: "ties",
      label: t("ties"),
      kind: "select",
      initial: from.ties,
      options: tieRules.map((rule) => ({ value: rule, label: t(`ties.${rule}`) })),
    },
    { name: "performing", label: t("performing"), kind: "prose", hint: t("performingHint"), initial: from.performing },
    ...bandIds.flatMap((id): readonly FieldSpec[] => [
      line(`bound.${id}`, t("bound", band(id)), String(from.bounds[id])),
      { ...line(`word.${id}`, t("word", band(id)), from.words[id]), need: "optional" },
      { name: `review.${id}`, label: t("reviewMonths", band(id)), kind: "number", initial: String(from.review[id]) },
      {
        name: `level.${id}`,
        label: t("controlAt", band(id)),
        kind: "select",
        initial: from.control[id].level,
        options: controlLevels.map((level) => ({ value: level, label: t(`control.${level}`) })),
      },
      {
        name: `per.${id}`,
        label: t("inspectPer", band(id)),
        kind: "select",
        initial: from.control[id].every.per,
        options: periods.map((each) => ({ value: each, label: period(`period.${each}`) })),
      },
    ]),
  ];
  const read = ({ one }: Entered): Criteria => {
    const per = <Value,>(of: (id: BandId) => Value) => ({
      major: of("major"),
      considerable: of("considerable"),
      general: of("general"),
      low: of("low"),
    });
    return {
      threshold: { score: Number(one("score")), at: one("at") === "acceptable" ? "acceptable" : "not-acceptable" },
      bounds: per((id) => Number(one(`bound.${id}`))),
      words: per((id) => one(`word.${id}`)),
      ties: tieRules.find((rule) => rule === one("ties")) ?? from.ties,
      review: per((id) => Number(one(`review.${id}`))),
      control: per((id) => ({
        level: controlLevels.find((level) => level === one(`level.${id}`)) ?? "post",
        every: {
          times: from.control[id].every.times,
          per: periods.find((each) => each === one(`per.${id}`)) ?? "month",
        },
      })),
      performing: one("performing"),
    };
  };
  return { fields, read };
};

const Change = ({ set, current }: { readonly set: CriteriaSet; readonly current: Criteria }) => {
  const t = useText(assessmentTexts);
  const { here } = useWho();
  const { fields, read } = useCriteriaFields(current);
  return (
    <CommandForm
      route={assessmentRoutes.changeCriteria}
      act={t("changeCriteria")}
      fields={[{ name: "reason", label: t("changeReason"), kind: "prose", hint: t("changeHint") }, ...fields]}
      input={(entered) => ({
        params: { organisation: here.organisation, set: set.id },
        body: { criteria: read(entered), reason: entered.one("reason"), expected: set.version },
      })}
    />
  );
};

const Set = ({ set }: { readonly set: CriteriaSet }) => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { may } = useWho();
  const current = currentOf(set);
  if (current === null) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{set.title}</h2>
      </div>
      <div className="card-body stack">
        <small>
          {say(set.method.title)} · {t("source")} {set.method.source} {set.method.clause}
        </small>
        <details>
          <summary>{t("doubts")}</summary>
          <ul>
            {set.method.doubts.map((doubt) => (
              <li key={doubt.zh}>{say(doubt)}</li>
            ))}
          </ul>
        </details>
        <p>{t("line", current.threshold)}</p>
        <DataTable
          caption={set.title}
          rows={[...set.versions].toReversed()}
          rowKey={({ number }) => String(number)}
          columns={[
            { key: "number", head: t("criteria"), cell: ({ number, on }) => t("underCriteria", { number, on }) },
            { key: "line", head: t("thresholdScore"), cell: ({ criteria }) => t("line", criteria.threshold) },
            {
              key: "bands",
              head: t("band"),
              cell: ({ criteria }) => (
                <span className="row">
                  {bandIds.map((id) => (
                    <BandMark key={id} band={id} word={criteria.words[id]} score={criteria.bounds[id]} />
                  ))}
                </span>
              ),
            },
            { key: "why", head: t("changeReason"), cell: ({ reason, by }) => `${by.name ?? t("erased")} ${reason}` },
            { key: "how", head: t("performing"), cell: ({ criteria }) => criteria.performing },
          ]}
        />
        {may("register.write") ? <Change key={set.version} set={set} current={current} /> : null}
      </div>
    </section>
  );
};

const Adopt = ({ method }: { readonly method: Method }) => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { fields, read } = useCriteriaFields(firstCriteria(method));
  return (
    <CommandForm
      route={assessmentRoutes.adoptCriteria}
      act={`${t("adopt")} · ${method.id.toUpperCase()}`}
      fields={[{ name: "title", label: t("setTitle"), kind: "line", initial: say(method.title) }, ...fields]}
      input={(entered) => ({
        params: { organisation: here.organisation },
        body: { title: entered.one("title"), method: `${method.id}@${method.edition}`, criteria: read(entered) },
      })}
    />
  );
};

export const Page = () => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const sets = useSets();
  const methods = useLoaded(assessmentRoutes.methods, { params: { organisation: here.organisation } });
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("criteria")}
        actions={
          <Link to="/register/assessments" className="btn">
            {t("back")}
          </Link>
        }
      />
      <Loading of={sets}>
        {({ sets: all }) => (
          <>
            {all.length === 0 ? <p>{t("noSet")}</p> : null}
            {all.map((set) => (
              <Set key={set.id} set={set} />
            ))}
          </>
        )}
      </Loading>
      {may("register.write") ? (
        <Loading of={methods}>
          {({ methods: all }) => (
            <div className="stack">
              {all.map((method) => (
                <div key={`${method.id}@${method.edition}`}>
                  <small>{say(method.title)}</small>
                  <Adopt method={method} />
                </div>
              ))}
            </div>
          )}
        </Loading>
      ) : null}
    </div>
  );
};
