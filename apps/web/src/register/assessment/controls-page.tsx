import { Link } from "@tanstack/react-router";
import { assessmentRoutes, assessmentTexts, type OutputOf, registerTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { useSets } from "./assessment-data.ts";
import { BandMark } from "./band-mark.tsx";
import { NoSet, SetChoice } from "./matrix-page.tsx";

type Control = OutputOf<typeof assessmentRoutes.controls>["controls"][number];

const useEvery = () => {
  const t = useText(assessmentTexts);
  const period = useText(registerTexts);
  return ({ times, per }: Control["every"]) =>
    per === "once" || per === "always" ? period(`period.${per}`) : t("every", { per: period(`period.${per}`), times });
};

const Controls = ({ set }: { readonly set: string }) => {
  const t = useText(assessmentTexts);
  const every = useEvery();
  const { here } = useWho();
  const answer = useLoaded(assessmentRoutes.controls, { params: { organisation: here.organisation, set } });
  const save = (controls: readonly Control[]) =>
    saveCsv(
      "controls.csv",
      [t("risk"), t("what"), t("band"), t("controlLevel"), t("answerable"), t("inspect"), t("measures")],
      controls.map((one) => [
        one.risk.title,
        one.hazard,
        one.word,
        t(`control.${one.level}`),
        one.answerable,
        every(one.every),
        one.measures.join("; "),
      ]),
    );
  return (
    <Loading of={answer}>
      {({ controls }) =>
        controls.length === 0 ? (
          <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
        ) : (
          <section className="card">
            <div className="card-body">
              <button type="button" className="btn small" onClick={() => save(controls)}>
                {t("csv")}
              </button>
            </div>
            <DataTable
              caption={t("controls")}
              rows={controls}
              rowKey={({ assessment }) => assessment}
              columns={[
                {
                  key: "what",
                  head: t("what"),
                  cell: ({ assessment, hazard, risk }) => (
                    <Link to="/register/assessments/$assessment" params={{ assessment }}>
                      {hazard || risk.title}
                    </Link>
                  ),
                },
                { key: "band", head: t("band"), cell: ({ band, word }) => <BandMark band={band} word={word} /> },
                { key: "level", head: t("controlLevel"), cell: ({ level }) => t(`control.${level}`) },
                { key: "who", head: t("answerable"), cell: ({ answerable }) => answerable || "–" },
                { key: "every", head: t("inspect"), cell: (row) => every(row.every) },
                { key: "measures", head: t("measures"), cell: ({ measures }) => t.list(measures) || "–" },
              ]}
            />
          </section>
        )
      }
    </Loading>
  );
};

export const Page = () => {
  const t = useText(assessmentTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [asked] = useSearchText("set");
  const sets = useSets();
  return (
    <div className="page">
      <PageHead
        kicker={say(here.name)}
        title={t("controls")}
        actions={
          <>
            <Link to="/records/$kind" params={{ kind: "hidden-danger" }} className="btn">
              {t("ledger")}
            </Link>
            <Link to="/register/assessments" className="btn">
              {t("back")}
            </Link>
          </>
        }
      />
      <p>{t("controlsLead")}</p>
      <Loading of={sets}>
        {({ sets: all }) => {
          const set = all.find(({ id }) => id === asked) ?? all[0];
          return set === undefined ? (
            <NoSet />
          ) : (
            <>
              <SetChoice sets={all} />
              <Controls set={set.id} />
            </>
          );
        }}
      </Loading>
    </div>
  );
};
