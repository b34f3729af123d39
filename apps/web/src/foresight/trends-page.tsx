import { Link } from "@tanstack/react-router";
import { foresightRoutes, foresightTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { LinksPart } from "./links-part.tsx";
import { MatrixPart } from "./matrix-part.tsx";
import { RadarPart } from "./radar-part.tsx";
import "./foresight.css";

export const Page = () => {
  const t = useText(foresightTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const params = { organisation: here.organisation };
  const trends = useLoaded(foresightRoutes.trends, {});
  const scans = useLoaded(foresightRoutes.scans, { params, query: { on, limit: 50 } });
  return (
    <div className="page">
      <PageHead
        kicker={`${say(here.name)} · ${t("asOf", { date: on })}`}
        title={t("title")}
        actions={
          <Link to="/foresight/issues" className="btn">
            {t("toIssues")}
          </Link>
        }
      />
      <p>{t("lead")}</p>
      <Loading of={trends}>
        {(value) => (
          <>
            <Loading of={scans}>{({ items }) => <RadarPart scans={items} trends={value} />}</Loading>
            <LinksPart trends={value} />
            <MatrixPart trends={value} />
            <small>
              {say(value.source)} · {t("edition", { edition: value.edition })} {value.doubts.map(say).join(" ")}
            </small>
          </>
        )}
      </Loading>
    </div>
  );
};
