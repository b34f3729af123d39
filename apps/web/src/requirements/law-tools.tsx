import { Link } from "@tanstack/react-router";
import { lawScheduleTexts } from "@touchstone/contract";
import { useText } from "../shell/language.tsx";

const tools = [
  ["/requirements/schedules", "schedules", "schedulesLead"],
  ["/requirements/retention", "retention", "retentionLead"],
  ["/requirements/qualification", "qualification", "qualificationLead"],
  ["/requirements/differences", "differences", "differencesLead"],
  ["/requirements/standard-tree", "standardTree", "standardTreeLead"],
] as const;

/** From text to dates: the ways to what follows from the law in time. */
export const LawTools = () => {
  const t = useText(lawScheduleTexts);
  return (
    <nav aria-label={t("tools")} className="law-tools">
      {tools.map(([to, title, lead]) => (
        <Link key={to} to={to} className="card card-body">
          <strong>{t(title)}</strong>
          <small>{t(lead)}</small>
        </Link>
      ))}
    </nav>
  );
};
