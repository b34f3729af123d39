import { caseRoutes, dossierTexts, type Problem } from "@touchstone/contract";
import { useState } from "react";
import { api } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Refusals } from "../shell/refusals.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useWho } from "../shell/session.tsx";
import type { Statement } from "./standing-tag.tsx";

/** The signed file with which the client can go to another body. */
export const DossierExport = ({ statement }: { readonly statement: Statement }) => {
  const t = useText(dossierTexts);
  const { here } = useWho();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async () => {
    setBusy(true);
    const params = { organisation: here.organisation, statement: statement.id };
    try {
      const file = await api.download(caseRoutes.dossierExport, { params });
      setProblem(file.ok ? null : file.problem);
      if (file.ok) saveFile(file.value, `${statement.attested.number}.dossier.json`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card" aria-labelledby="dossier">
      <div className="card-head">
        <h2 id="dossier">{t("dossiers")}</h2>
      </div>
      <div className="card-body stack">
        <p>{t("exportLead")}</p>
        {problem === null ? null : <Refusals problem={problem} />}
        <div>
          <button type="button" className="btn" disabled={isBusy} onClick={() => void run()}>
            {t("export")}
          </button>
        </div>
      </div>
    </section>
  );
};
