import { Link } from "@tanstack/react-router";
import { foresightIssueRoutes, foresightThreadTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useBilingual, useText } from "../shell/language.tsx";

/** Back along the thread, on a row of the register: the issues it hangs on and the trends they came from (TR-6). */
export const ThreadPart = ({ risk, organisation }: { readonly risk: string; readonly organisation: string }) => {
  const t = useText(foresightThreadTexts);
  const say = useBilingual();
  const issues = useLoaded(foresightIssueRoutes.issues, { params: { organisation }, query: { risk, limit: 50 } });
  if (issues.state !== "ready" || issues.value.items.length === 0) return null;
  return (
    <div>
      {issues.value.items.map(({ id, title, trend }) => (
        <div key={id}>
          {t("from")}{" "}
          <Link to="/foresight/issues" hash={`issue-${id}`}>
            {title}
          </Link>
          {trend === null ? null : (
            <>
              {" · "}
              <Link to="/foresight" search={{ trend: trend.id }} hash="links">
                {t("trend", { trend: say(trend.title) })}
              </Link>
            </>
          )}
        </div>
      ))}
    </div>
  );
};
