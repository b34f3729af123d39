import { auditTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import { RecordWays } from "./record-ways.tsx";

/** The internal audits, each with the way to its checklist. */
export const Page = () => {
  const t = useText(auditTexts);
  return (
    <RecordWays
      kind="internal-audit"
      to="/audit-checklists/$record"
      words={{
        kicker: (facts) => t("kicker", facts),
        title: t("title"),
        begin: t("newAudit"),
        lead: t("lead"),
        none: t("none"),
        due: t("due"),
      }}
    />
  );
};
