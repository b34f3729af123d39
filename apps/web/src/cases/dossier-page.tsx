import { Link, useParams } from "@tanstack/react-router";
import { caseRoutes, dossierTexts } from "@touchstone/contract";
import { useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { FileDrop } from "../shell/file-drop.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading, Waiting } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { CaseLink } from "./case-link.tsx";
import type { CaseView } from "./case-words.tsx";
import { DossierReport, type Report } from "./dossier-report.tsx";
import "./dossier.css";

type Chosen = { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> };

const Dossiers = ({ of: view }: { readonly of: CaseView }) => {
  const t = useText(dossierTexts);
  const say = useBilingual();
  const found = useLoaded(caseRoutes.dossiers, { params: { case: view.id } });
  if (found.state !== "ready" || found.value.items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="dossiers">
      <div className="card-head">
        <h2 id="dossiers">{t("dossiers")}</h2>
        <Link to="/cases/$case/records/$kind" params={{ case: view.id, kind: "transfer-review" }}>
          {t("toReview")}
        </Link>
      </div>
      <ul className="card-body stack dossiers">
        {found.value.items.map((item) => (
          <li key={item.id}>
            <a href={`/api/v1/cases/${view.id}/dossiers/${item.id}/file`} download>
              <span className="num">{item.number}</span>
            </a>{" "}
            {say(item.body)} · <small>{t("takenIn", { name: item.name, on: item.on })}</small>
            <div className="small num digest">{item.digest}</div>
            {item.sameClient ? null : (
              <div className="notice hold">{t("otherClient", { holder: say(item.holder) })}</div>
            )}
            {item.notChecked.length === 0 ? null : (
              <div className="small">
                {t("uncheckedWhat", { count: item.notChecked.length, what: t.list(item.notChecked.map(say)) })}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Checks a file as soon as it is chosen; with a case, a sound one can be taken in. */
const Examine = ({ view }: { readonly view: CaseView | null }) => {
  const t = useText(dossierTexts);
  const { here, may } = useWho();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const check = useCommand(caseRoutes.dossierCheck);
  const take = useCommand(caseRoutes.dossierImport);
  const isBusy = check.status.state === "busy" || take.status.state === "busy";
  const choose = async (file: File | undefined) => {
    setReport(null);
    take.reset();
    check.reset();
    if (file === undefined) return setChosen(null);
    const next = { file: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    setChosen(next);
    setReport(await check.run({ params: { organisation: here.organisation }, bytes: next.bytes }));
  };
  return (
    <>
      <FileDrop
        lead={view === null ? t("checkLead") : t("takeLead")}
        label={t("chooseFile")}
        hint={t("drop")}
        accept=".json"
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
        <CommandOutcome of={take} />
        {take.status.state === "done" ? <div className="notice ok">{t("imported")}</div> : null}
        {view === null ||
        !may("cases.plan") ||
        chosen === null ||
        report?.importable !== true ||
        take.status.state === "done" ? null : (
          <div>
            <button
              type="button"
              className="btn primary"
              disabled={isBusy}
              onClick={() => void take.run({ params: { case: view.id }, bytes: chosen.bytes })}
            >
              {t("importNow", { number: view.number })}
            </button>
          </div>
        )}
      </div>
      {report === null ? null : <DossierReport report={report} />}
    </>
  );
};

const InCase = ({ id }: { readonly id: string }) => {
  const t = useText(dossierTexts);
  const found = useLoaded(caseRoutes.show, { params: { case: id } });
  return (
    <Loading of={found}>
      {(view) => (
        <div className="page narrow">
          <PageHead kicker={<CaseLink of={view} />} title={t("take")} />
          <Dossiers of={view} />
          <Examine view={view} />
        </div>
      )}
    </Loading>
  );
};

export const Page = () => {
  const t = useText(dossierTexts);
  const say = useBilingual();
  const { here } = useWho();
  const params: { readonly case?: string } = useParams({ strict: false });
  if (params.case !== undefined) return <InCase id={params.case} />;
  return (
    <div className="page narrow">
      <PageHead kicker={say(here.name)} title={t("check")} />
      <Examine view={null} />
    </div>
  );
};
