import { type caseRoutes, dossierTexts, type OutputOf } from "@touchstone/contract";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { Head } from "../shell/term.tsx";

export type Report = OutputOf<typeof caseRoutes.dossierCheck>;

const tones = { pass: "ok", fail: "stop", "not-checked": "hold" } as const;
// What needs a person stands first.
const order = { fail: 0, "not-checked": 1, pass: 2 } as const;

const Said = ({ report }: { readonly report: Report }) => {
  const t = useText(dossierTexts);
  const say = useBilingual();
  return (
    <div className="card-body">
      <dl className="facts">
        <dt>{t("number")}</dt>
        <dd className="num">{report.number}</dd>
        <dt>{t("holder")}</dt>
        <dd>{report.holder === null ? "–" : say(report.holder)}</dd>
        <dt>
          <Head of={t.word("body")} />
        </dt>
        <dd>
          {report.body === null ? "–" : say(report.body)} <small className="num">{report.issuer}</small>
        </dd>
        <dt>{t("validUntil")}</dt>
        <dd className="num">{report.validUntil ?? "–"}</dd>
        <dt>
          <Head of={t.word("lastAudit")} />
        </dt>
        <dd className="num">{report.lastAudit ?? "–"}</dd>
        <dt>{t("madeAt")}</dt>
        <dd className="num">{report.madeAt}</dd>
        <dt>{t("digest")}</dt>
        <dd className="num small digest">{report.digest}</dd>
      </dl>
    </div>
  );
};

/** Whose dossier it is, and every check with its outcome: a mark and a word, never colour alone. */
export const DossierReport = ({ report }: { readonly report: Report }) => {
  const t = useText(dossierTexts);
  const say = useBilingual();
  const count = (outcome: keyof typeof tones) => report.checks.filter((check) => check.outcome === outcome).length;
  const rows = report.checks
    .map((check, at) => ({ ...check, key: `${check.name} ${at}` }))
    .toSorted((one, other) => order[one.outcome] - order[other.outcome]);
  return (
    <section className="card" aria-labelledby="dossier-checks">
      <div className="card-head">
        <h2 id="dossier-checks">{t("checks")}</h2>
        <small>
          {report.sound ? t("sound") : t("unsound", { count: count("fail") })}
          {count("not-checked") === 0 ? "" : ` · ${t("unchecked", { count: count("not-checked") })}`}
        </small>
      </div>
      <Said report={report} />
      <DataTable
        caption={t("checks")}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "name", head: t("checkName"), cell: ({ title }) => say(title) },
          {
            key: "outcome",
            head: t("outcome"),
            cell: ({ outcome }) => <StateTag tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StateTag>,
          },
          { key: "detail", head: t("detail"), cell: ({ text }) => <span className="digest">{say(text)}</span> },
        ]}
      />
    </section>
  );
};
