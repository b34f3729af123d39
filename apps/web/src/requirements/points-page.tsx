import { Link } from "@tanstack/react-router";
import { guideTexts, requirementsRoutes, requirementsTexts, sceneTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { GuideDownloads } from "./guide-downloads.tsx";
import { GuideFilters, useGuideWhere } from "./guide-filters.tsx";
import { PointTables } from "./points-table.tsx";
import { useUnfit } from "./unfit.tsx";
import "./requirements.css";
import "./guide.css";

/** The audit guide of a scene, a place, a day and a kind of audit. */
export const Page = () => {
  const t = useText(requirementsTexts);
  const guide = useText(guideTexts);
  const write = useText(sceneTexts);
  const { may } = useWho();
  const where = useGuideWhere();
  const decisions = useUnfit(where.scene, where.region);
  const listed = useLoaded(requirementsRoutes.auditPoints, { query: where }, { keep: "previous" });
  // A decision on what this day's list does not hold is kept for other days, and is none today.
  const here = new Set(
    listed.state === "ready" ? listed.value.points.flatMap(({ id, provision }) => [id, provision.family]) : [],
  );
  const unfit = decisions.all.filter(({ of }) => here.has(of));
  const body = { ...where, unfit };
  const judged = useLoaded(requirementsRoutes.auditGuide, { body }, { keep: "previous", enabled: unfit.length > 0 });
  return (
    <div className="page">
      <PageHead
        kicker={`${t("title")} · ${t("asOf")} ${where.on}`}
        title={t("points")}
        actions={
          <>
            <Link className="btn" to="/requirements/scenes">
              {write("title")}
            </Link>
            <Link className="btn" to="/requirements/quiz" search={where}>
              {guide("toQuiz")}
            </Link>
            {may("workshops.join") ? (
              <Link className="btn" to="/requirements/workshops">
                {guide("toWorkshops")}
              </Link>
            ) : null}
          </>
        }
      />
      <GuideFilters />
      <GuideDownloads where={where} unfit={unfit} />
      <Loading of={unfit.length === 0 ? listed : judged}>
        {(value) => <PointTables of={value} decisions={decisions} />}
      </Loading>
    </div>
  );
};
