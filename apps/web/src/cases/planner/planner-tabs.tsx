import { Link } from "@tanstack/react-router";
import { plannerTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import type { SearchTexts } from "../../shell/search.ts";
import "./planner.css";

const views = [
  { to: "/cases/programme", label: "programmeTitle" },
  { to: "/cases/deadlines", label: "deadlinesTitle" },
  { to: "/cases/transition", label: "transitionTitle" },
] as const;

const keepDay = (last: SearchTexts): SearchTexts => (last["on"] === undefined ? {} : { on: last["on"] });

export const PlannerTabs = () => {
  const t = useText(plannerTexts);
  return (
    <nav className="planner-tabs" aria-label={t("views")}>
      {views.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          search={keepDay}
          className="btn small"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ className: "btn small on", "aria-current": "page" }}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
};
