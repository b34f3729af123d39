import { Link, useParams } from "@tanstack/react-router";
import { complianceTexts, evaluationRoutes, type OutputOf } from "@touchstone/contract";
import { declarations } from "@touchstone/register";
import { useLoaded } from "../../shell/api.ts";
import { CommandForm } from "../../shell/command-form.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { useAreaName } from "../area-name.ts";
import { RiskTag } from "../risk-tag.tsx";
import { DownloadButton } from "./download-button.tsx";
import "./evaluation.css";

type Report = OutputOf<typeof evaluationRoutes.report>;
type Props = { readonly report: Report; readonly organisation: string };

const Facts = ({ report }: Props) => {
  const t = useText(complianceTexts);
  const open = report.rows - (report.states.compliant ?? 0);
  return (
    <section className="card">
      <div className="card-body stack">
        <div>
          <StateTag tone={report.compliant ? "ok" : "hold"}>
            {t(report.compliant ? "concludedYes" : "concludedNo")}
          </StateTag>{" "}
          {t(report.compliant ? "compliantYes" : "compliantNo", { rows: report.rows, open })}
        </div>
        <dl className="facts">
          <dt>{t("madeBy")}</dt>
          <dd>{report.by.name ?? t("nobody")}</dd>
          <dt>{t("madeOn")}</dt>
          <dd className="num">{report.on}</dd>
          <dt>{t("digest")}</dt>
          <dd className="num digest">{report.digest}</dd>
        </dl>
      </div>
    </section>
  );
};

const Rows = ({ report }: Props) => {
  const t = useText(complianceTexts);
  const areaName = useAreaName();
  return (
    <section className="card">
      <DataTable
        caption={t("rows")}
        rows={report.content}
        rowKey={({ risk }) => risk}
        columns={[
          {
            key: "risk",
            head: t("risk"),
            cell: ({ risk, title, no }) => (
              <Link to="/register/$risk" params={{ risk }}>
                {`${no} ${title}`.trim()}
              </Link>
            ),
          },
          { key: "area", head: t("areaHead"), cell: ({ area }) => (area === "" ? t("none") : areaName(area)) },
          { key: "owner", head: t("owner"), cell: ({ owner }) => (owner === "" ? t("none") : owner) },
          { key: "derived", head: t("derived"), cell: ({ state }) => <RiskTag state={state} /> },
          {
            key: "declared",
            head: t("declared"),
            cell: ({ declared, state }) => {
              if (declared === null) return "–";
              const agrees = (declared === "compliant") === (state === "compliant");
              return agrees ? (
                t(`says.${declared}`)
              ) : (
                <StateTag tone="hold">{`${t(`says.${declared}`)} · ${t("differs")}`}</StateTag>
              );
            },
          },
        ]}
      />
    </section>
  );
};

const Declared = ({ report, organisation }: Props) => {
  const t = useText(complianceTexts);
  const { may } = useWho();
  const titleOf = (risk: string | null) => report.content.find((row) => row.risk === risk)?.title ?? t("whole");
  const canDeclare = may("register.evaluate") && report.signatures.length === 0;
  if (report.declared.length === 0 && !canDeclare) return null;
  return (
    <section className="card">
      <div className="card-body stack">
        <h2>{t("declaredAll")}</h2>
        <ul>
          {report.declared.map(({ risk, says, reason, on, by }) => (
            <li key={`${risk} ${by.person} ${on} ${says} ${reason}`}>
              {t("declaredLine", {
                who: by.name ?? t("nobody"),
                on,
                what: titleOf(risk),
                says: t(`says.${says}`),
                reason,
              })}
            </li>
          ))}
        </ul>
        {canDeclare ? (
          <CommandForm
            route={evaluationRoutes.declareInReport}
            act={t("declare")}
            fields={[
              {
                name: "risk",
                label: t("declareOf"),
                kind: "select",
                need: "optional",
                options: [
                  { value: "", label: t("whole") },
                  ...report.content.map(({ risk, title }) => ({ value: risk, label: title })),
                ],
              },
              {
                name: "says",
                label: t("saysOne"),
                kind: "select",
                options: declarations.map((value) => ({ value, label: t(`says.${value}`) })),
              },
              { name: "reason", label: t("reason"), kind: "prose", need: "optional" },
            ]}
            input={({ one, texts }) => ({
              params: { organisation, report: report.id },
              body: {
                risk: texts.risk === "" ? null : texts.risk,
                says: declarations.find((says) => says === one("says")) ?? "not-compliant",
                reason: texts.reason,
              },
            })}
          />
        ) : null}
      </div>
    </section>
  );
};

const Signatures = ({ report, organisation }: Props) => {
  const t = useText(complianceTexts);
  const { may } = useWho();
  return (
    <section className="card">
      <div className="card-body stack">
        <h2>{t("signatures")}</h2>
        {report.signatures.length === 0 ? <p>{t("unsigned")}</p> : null}
        <ul>
          {report.signatures.map(({ role, on, by }) => (
            <li key={by.person}>{t("signedLine", { role, name: by.name ?? t("nobody"), on })}</li>
          ))}
        </ul>
        {may("register.evaluate") ? (
          <CommandForm
            route={evaluationRoutes.signReport}
            act={t("sign")}
            fields={[{ name: "role", label: t("role"), kind: "line" }]}
            input={({ texts }) => ({
              params: { organisation, report: report.id },
              body: { role: texts.role, digest: report.digest, expected: report.version },
            })}
          />
        ) : null}
      </div>
    </section>
  );
};

const Moved = ({ report }: Props) => {
  const t = useText(complianceTexts);
  if (report.moved.length === 0) return <p>{t("movedNone")}</p>;
  return (
    <section className="card">
      <div className="card-body">
        <h2>{t("moved", { count: report.moved.length })}</h2>
      </div>
      <DataTable
        caption={t("moved", { count: report.moved.length })}
        rows={report.moved}
        rowKey={({ risk }) => risk}
        columns={[
          { key: "risk", head: t("risk"), cell: ({ title }) => title },
          {
            key: "then",
            head: t("thenState"),
            cell: ({ before }) => (before === null ? t("movedNew") : <RiskTag state={before.state} />),
          },
          { key: "now", head: t("nowState"), cell: ({ now }) => <RiskTag state={now.state} /> },
        ]}
      />
    </section>
  );
};

export const Page = () => {
  const t = useText(complianceTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { report: id = "" } = useParams({ strict: false });
  const params = { organisation: here.organisation, report: id };
  const report = useLoaded(evaluationRoutes.report, { params });
  const ready = report.state === "ready" ? report.value : null;
  return (
    <div className="page">
      <PageHead
        kicker={[
          say(here.name),
          ready === null ? "" : t("asOf", { date: ready.on }),
          ready?.area ?? "",
          ready?.site?.name ?? "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
        title={ready?.title ?? t("title")}
        actions={
          <>
            <Link to="/compliance" className="btn">
              {t("back")}
            </Link>
            <button type="button" className="btn" onClick={() => window.print()}>
              {t("print")}
            </button>
          </>
        }
      />
      <div className="row no-print">
        {(["pdf", "xlsx", "csv"] as const).map((format) => (
          <DownloadButton
            key={format}
            route={evaluationRoutes.reportExport}
            input={{ params, query: { format } }}
            name={`compliance-report.${format}`}
          >
            {t(format)}
          </DownloadButton>
        ))}
      </div>
      <Loading of={report}>
        {(value) => {
          const part = { report: value, organisation: here.organisation };
          return (
            <>
              <Facts {...part} />
              <Rows {...part} />
              <Declared {...part} />
              <Signatures {...part} />
              <Moved {...part} />
            </>
          );
        }}
      </Loading>
    </div>
  );
};
