import { statementDeskTexts, statementRoutes } from "@touchstone/contract";
import { legalToday } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { useText } from "../shell/language.tsx";
import { useWho } from "../shell/session.tsx";
import type { Statement } from "./standing-tag.tsx";

/** Another body took the certificate over: it ends here and points there. */
export const TransferForm = ({ statement }: { readonly statement: Statement }) => {
  const t = useText(statementDeskTexts);
  const { here } = useWho();
  if (!statement.edges.some(({ act }) => act === "transfer")) return null;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("transfer")}</h2>
        <small>{t("followsTransfer")}</small>
      </div>
      <div className="card-body">
        <CommandForm
          route={statementRoutes.transfer}
          act={t("transfer")}
          fields={[
            { name: "on", label: t("seenOn"), kind: "date", initial: legalToday() },
            { name: "zh", label: t("receiverZh"), kind: "line" },
            { name: "en", label: t("receiverEn"), kind: "line" },
            { name: "number", label: t("receiverNumber"), kind: "line" },
            { name: "evidence", label: t("receiverEvidence"), kind: "line" },
          ]}
          input={({ texts: { on, zh, en, number, evidence } }) => ({
            params: { organisation: here.organisation, statement: statement.id },
            body: { on, body: { zh, en }, number, evidence, version: statement.version },
          })}
        />
      </div>
    </section>
  );
};
