import { Link } from "@tanstack/react-router";
import {
  effectAspectTexts,
  effectPageTexts,
  effectRoutes,
  effectSideTexts,
  findingKindTexts,
  type OutputOf,
} from "@touchstone/contract";
import { effectAspects } from "@touchstone/kernel";
import { useLoaded } from "../shell/api.ts";
import { saveCsv } from "../shell/csv.ts";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { signed } from "./case-effects-page.tsx";

type Scores = OutputOf<typeof effectRoutes.scores>;

const PerAuditor = ({ of: rows }: { readonly of: Scores["auditors"] }) => {
  const t = useText(effectPageTexts);
  const aspects = useText(effectAspectTexts);
  const kinds = useText(findingKindTexts);
  const sides = useText(effectSideTexts);
  const save = () =>
    saveCsv(
      "effects-per-auditor.csv",
      [t("auditor"), t("kind"), t("side"), t("ratings"), ...effectAspects.map((each) => aspects(each))],
      rows.map((row) => [
        row.name,
        kinds(row.kind),
        sides(row.side),
        row.ratings,
        ...effectAspects.map((each) => row.means[each]),
      ]),
    );
  return (
    <section className="card" aria-labelledby="per-auditor">
      <div className="card-head row">
        <h2 id="per-auditor">{t("perAuditor")}</h2>
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
      <DataTable
        caption={t("perAuditor")}
        rows={rows}
        rowKey={({ auditor, kind, side }) => `${auditor}${kind}${side}`}
        columns={[
          { key: "auditor", head: t("auditor"), cell: ({ name }) => name },
          { key: "kind", head: t("kind"), cell: ({ kind }) => kinds(kind) },
          { key: "side", head: t("side"), cell: ({ side }) => sides(side) },
          { key: "ratings", head: t("ratings"), align: "right", cell: ({ ratings }) => ratings },
          ...effectAspects.map((aspect) => ({
            key: aspect,
            head: aspects(aspect),
            align: "right" as const,
            cell: ({ means }: Scores["auditors"][number]) => signed(means[aspect]),
          })),
        ]}
      />
    </section>
  );
};

const PerFinding = ({ of: rows }: { readonly of: Scores["findings"] }) => {
  const t = useText(effectPageTexts);
  const aspects = useText(effectAspectTexts);
  const kinds = useText(findingKindTexts);
  const sides = useText(effectSideTexts);
  const save = () =>
    saveCsv(
      "effects-per-finding.csv",
      [
        t("number"),
        t("case"),
        t("kind"),
        t("auditor"),
        t("side"),
        ...effectAspects.map((each) => aspects(each)),
        t("says"),
        t("on"),
      ],
      rows.map((row) => [
        row.number,
        row.caseNumber,
        kinds(row.kind),
        row.auditor,
        sides(row.side),
        ...effectAspects.map((each) => row.scores[each]),
        row.says,
        row.on,
      ]),
    );
  return (
    <section className="card" aria-labelledby="per-finding">
      <div className="card-head row">
        <h2 id="per-finding">{t("perFinding")}</h2>
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
      <DataTable
        caption={t("perFinding")}
        rows={rows}
        rowKey={({ finding, side }) => `${finding}${side}`}
        columns={[
          { key: "number", head: t("number"), cell: ({ number }) => number },
          {
            key: "case",
            head: t("case"),
            cell: (row) => (
              <Link to="/cases/$case/effects" params={{ case: row.case }}>
                {row.caseNumber}
              </Link>
            ),
          },
          { key: "kind", head: t("kind"), cell: ({ kind }) => kinds(kind) },
          { key: "auditor", head: t("auditor"), cell: ({ auditor }) => auditor },
          { key: "side", head: t("side"), cell: ({ side }) => sides(side) },
          ...effectAspects.map((aspect) => ({
            key: aspect,
            head: aspects(aspect),
            align: "right" as const,
            cell: ({ scores }: Scores["findings"][number]) => signed(scores[aspect]),
          })),
          { key: "says", head: t("says"), cell: ({ says }) => says },
        ]}
      />
    </section>
  );
};

/** What findings changed, for the body alone: per auditor who raised them and one by one. */
export const Page = () => {
  const t = useText(effectPageTexts);
  const told = useBilingual();
  const { here } = useWho();
  const scores = useLoaded(effectRoutes.scores, { params: { organisation: here.organisation } });
  return (
    <div className="page">
      <PageHead kicker={told(here.name)} title={t("title")} />
      <p className="lead">{t("lead")}</p>
      <Loading of={scores}>
        {({ auditors, findings }) =>
          findings.length === 0 ? (
            <EmptyState title={t("empty")}>{t("emptyLead")}</EmptyState>
          ) : (
            <>
              <PerAuditor of={auditors} />
              <PerFinding of={findings} />
            </>
          )
        }
      </Loading>
      <p className="small">{t("privacy")}</p>
    </div>
  );
};
