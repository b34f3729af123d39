import { Link } from "@tanstack/react-router";
import { ismsRoutes, ismsWords, soaTexts } from "@touchstone/contract";
import { useState } from "react";
import { api, useCommand } from "../../shell/api.ts";
import { useText } from "../../shell/language.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { useWho } from "../../shell/session.tsx";
import type { Edition, Soa, SoaRow } from "./soa-edits.ts";

export const Progress = ({ rows }: { readonly rows: readonly SoaRow[] }) => {
  const t = useText(soaTexts);
  const excluded = rows.filter(({ applicable }) => applicable === false).length;
  const applies = rows.filter(({ applicable }) => applicable === true);
  const decided = applies.length + excluded;
  const inPlace = applies.filter(({ status }) => status === "in-place").length;
  return (
    <div>
      <div className="row">
        <b>{t("progress", { decided, of: rows.length })}</b>
        <span className="small">{t("progressMore", { applicable: applies.length, inPlace, excluded })}</span>
      </div>
      <progress
        className="soa-progress"
        max={rows.length}
        value={decided}
        aria-label={t("progress", { decided, of: rows.length })}
      />
    </div>
  );
};

export const SoaExports = ({ edition, number }: { readonly edition: Edition; readonly number?: number }) => {
  const t = useText(soaTexts);
  const { here } = useWho();
  const [fault, setFault] = useState<string | null>(null);
  const save = async (format: "csv" | "xlsx" | "oscal") => {
    const file = await api.download(ismsRoutes.exportSoa, {
      params: { organisation: here.organisation, edition },
      query: { format, ...(number === undefined ? {} : { number }) },
    });
    setFault(file.ok ? null : file.problem.error.message);
    const ending = format === "oscal" ? "oscal.json" : format;
    if (file.ok) saveFile(file.value, `soa-${edition}-${number === undefined ? "draft" : `v${number}`}.${ending}`);
  };
  return (
    <>
      {(["csv", "xlsx", "oscal"] as const).map((format) => (
        <button key={format} type="button" className="btn" onClick={() => void save(format)}>
          {t(format)}
        </button>
      ))}
      {fault === null ? null : <span role="alert">{t("exportFailed", { reason: fault })}</span>}
    </>
  );
};

/** What a reader would ask about; controls without a process stand by process, below. */
export const Warnings = ({ warnings }: Pick<Soa, "warnings">) => {
  const t = useText(soaTexts);
  const words = useText(ismsWords);
  const asked = warnings.filter(({ code }) => code !== "without-process");
  if (asked.length === 0) return null;
  return (
    <details className="card" open={asked.some(({ code }) => code === "excluded-treats-risk")}>
      <summary className="card-head">{t("warnings", { count: asked.length })}</summary>
      <ul className="card-body">
        {asked.map(({ code, control, risks }) => (
          <li key={`${code} ${control}`}>{words(`warning.${code}`, { control, count: risks.length })}</li>
        ))}
      </ul>
    </details>
  );
};

/** Links and decisions that need no reading line by line. */
export const Fill = ({ soa, decideRest }: { readonly soa: Soa; readonly decideRest: () => void }) => {
  const t = useText(soaTexts);
  const { here } = useWho();
  const fill = useCommand(ismsRoutes.fillSoa);
  const [filled, setFilled] = useState<number | null>(null);
  const send = async (from: "library" | "2013") => {
    const params = { organisation: here.organisation, edition: soa.edition };
    const done = await fill.run({ params, body: { from } });
    setFilled(done?.lines ?? null);
  };
  const isBusy = fill.status.state === "busy";
  return (
    <div className="stack">
      <div className="row">
        <button type="button" className="btn" disabled={isBusy} onClick={() => void send("library")}>
          {t("fillLibrary")}
        </button>
        {soa.edition === "2022" ? (
          <button type="button" className="btn" disabled={isBusy} onClick={() => void send("2013")}>
            {t("fillOlder")}
          </button>
        ) : null}
        <button type="button" className="btn" onClick={decideRest}>
          {t("restApply")}
        </button>
        <span role="status">{filled === null ? null : t("filled", { lines: filled })}</span>
      </div>
      <CommandOutcome of={fill} />
    </div>
  );
};

export const Approvals = ({ soa, isSaving }: { readonly soa: Soa; readonly isSaving: boolean }) => {
  const t = useText(soaTexts);
  const { here, may } = useWho();
  const approve = useCommand(ismsRoutes.approveSoa);
  const { edition, approvals, authors, version } = soa;
  const name = (doer: { readonly name: string | null }) => doer.name ?? t("someone");
  const names = (doers: Soa["authors"]) => t.list(doers.map(name));
  const params = { organisation: here.organisation, edition };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("approvals")}</h2>
      </div>
      <div className="card-body stack">
        {authors.length === 0 ? null : <p>{t("draft", { names: names(authors) })}</p>}
        {may("register.evaluate") && authors.length > 0 ? (
          <div>
            <button
              type="button"
              className="btn primary"
              disabled={isSaving || approve.status.state === "busy"}
              onClick={() => void approve.run({ params, body: { expected: version } })}
            >
              {t("approve")}
            </button>
          </div>
        ) : null}
        <CommandOutcome of={approve} />
        {approvals.length === 0 ? <p>{t("noApprovals")}</p> : null}
        <ul>
          {approvals.toReversed().map(({ number, on, by, authors: wrote }) => (
            <li key={number}>
              {t("approvalLine", { number, on, by: name(by) })} · {t("writtenBy", { names: names(wrote) })}{" "}
              <Link className="link" to="/register/isms/soa-print" search={{ edition, number: String(number) }}>
                {t("read")}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
};
