import { Link } from "@tanstack/react-router";
import { exchangeTexts, type OutputOf, registerRoutes, registerTexts } from "@touchstone/contract";
import { useState } from "react";
import { useCommand } from "../shell/api.ts";
import { DataTable } from "../shell/data-table.tsx";
import { FileDrop } from "../shell/file-drop.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Waiting } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { Printed } from "../shell/printed.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import "./register.css";

type Report = OutputOf<typeof registerRoutes.check>;
type Document = Report["risks"][number]["documents"][number];

type Chosen = { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> };

const tones = { right: "ok", wrong: "stop", outdated: "hold", unknown: "off" } as const;

const Answer = ({ document }: { readonly document: Document }) => {
  const t = useText(registerTexts);
  const { verdict, correct } = document;
  const right =
    correct === null
      ? null
      : "date" in correct
        ? t("shouldBe", { date: correct.date })
        : t("replacedBy", { title: correct.successor.title, version: correct.successor.version });
  return (
    <>
      <StateTag tone={tones[verdict]}>{t(`verdict.${verdict}`)}</StateTag>
      {right === null ? null : <div className="small">{right}</div>}
    </>
  );
};

const Problems = ({ problems }: { readonly problems: Report["problems"] }) => {
  const t = useText(registerTexts);
  if (problems.length === 0) return null;
  const keyed = problems.map((problem, index) => ({
    ...problem,
    key: `${problem.code} ${problem.row} ${problem.column} ${index}`,
  }));
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("problemsTitle")}</h2>
        <small>{t("problems", { count: problems.length })}</small>
      </div>
      <DataTable
        caption={t("problemsTitle")}
        rows={keyed}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "place",
            head: t("columnPlace"),
            cell: ({ row, column }) => (
              <span className="num">{t("place", { row: row ?? "–", column: column ?? "–" })}</span>
            ),
          },
          {
            key: "problem",
            head: t("columnProblem"),
            cell: ({ severity, message }) => (
              <>
                <StateTag tone={severity === "error" ? "stop" : "hold"}>
                  {t(severity === "error" ? "severityError" : "severityWarning")}
                </StateTag>{" "}
                {message}
              </>
            ),
          },
        ]}
      />
    </section>
  );
};

const Lines = ({ report }: { readonly report: Report }) => {
  const t = useText(registerTexts);
  return report.risks.map(({ no, risk, documents }) => (
    <section className="card" key={`${no} ${risk}`}>
      <div className="card-head">
        <h2>
          {no} {risk}
        </h2>
      </div>
      <DataTable
        caption={`${no} ${risk}`}
        rows={documents}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: "document", head: t("column.document"), cell: ({ printed }) => printed.title },
          {
            key: "effective",
            head: t("column.effective"),
            cell: ({ printed, verdict }) =>
              verdict === "wrong" || verdict === "outdated" ? (
                <Printed printed={printed.date} right="" />
              ) : (
                <Printed printed={printed.date} />
              ),
          },
          { key: "verdict", head: t("columnVerdict"), cell: (document) => <Answer document={document} /> },
        ]}
      />
    </section>
  ));
};

export const Page = () => {
  const t = useText(registerTexts);
  const exchange = useText(exchangeTexts);
  const say = useBilingual();
  const { here } = useWho();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [done, setDone] = useState<{ readonly imported: number; readonly unchanged: number } | null>(null);
  const check = useCommand(registerRoutes.check);
  const send = useCommand(registerRoutes.import);
  const params = { organisation: here.organisation };

  const choose = async (file: File | undefined) => {
    setReport(null);
    setDone(null);
    send.reset();
    if (file === undefined) return setChosen(null);
    const next = { file: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    setChosen(next);
    setReport(await check.run({ params, query: { file: next.file }, bytes: next.bytes }));
  };
  const run = async (what: Chosen) => {
    const answer = await send.run({ params, query: { file: what.file }, bytes: what.bytes });
    if (answer !== null) setDone({ imported: answer.imported, unchanged: answer.unchanged });
  };
  const errors = (report?.problems ?? []).filter(({ severity }) => severity === "error").length;
  // Somebody's own spreadsheet: it has its way in, on another page.
  const isOtherTable = report?.problems.some(({ code }) => code === "header-missing") ?? false;
  const isBusy = check.status.state === "busy" || send.status.state === "busy";
  return (
    <div className="page narrow">
      <PageHead kicker={say(here.name)} title={t("importTitle")} />
      <p>
        <Link to="/register/exchange">{exchange("fromImport")}</Link>
      </p>
      <FileDrop
        lead={t("importLead")}
        label={t("chooseFile")}
        accept=".csv,.tsv,.txt,.xlsx"
        isBusy={isBusy}
        onChoose={(file) => void choose(file)}
      />
      <div aria-live="polite" className="stack">
        {check.status.state === "busy" ? (
          <>
            <small>{t("checking", { file: chosen?.file ?? "" })}</small>
            <Waiting />
          </>
        ) : null}
        <CommandOutcome of={check} />
        <CommandOutcome of={send} />
        {done === null ? null : (
          <div className="notice ok">
            <div>{t("importedNow", done)}</div>
            <div>
              <Link to="/register" className="btn primary">
                {t("toRegister")}
              </Link>{" "}
              <Link to="/register/exchange" className="btn">
                {exchange("undoImport")}
              </Link>
            </div>
          </div>
        )}
        {report === null || done !== null ? null : isOtherTable ? (
          <div className="notice stop">
            <div>{exchange("otherTable")}</div>
            <div>
              <Link to="/register/exchange" className="btn primary">
                {exchange("toExchange")}
              </Link>
            </div>
          </div>
        ) : errors > 0 ? (
          <div className="notice stop">{t("errorsBlock", { count: errors })}</div>
        ) : (
          <div className="row">
            <button
              type="button"
              className="btn primary"
              disabled={isBusy || chosen === null}
              onClick={() => chosen && void run(chosen)}
            >
              {t("importNow", { count: report.risks.length })}
            </button>
          </div>
        )}
      </div>
      {report === null || isOtherTable ? null : (
        <>
          <Lines report={report} />
          <Problems problems={report.problems} />
        </>
      )}
    </div>
  );
};
