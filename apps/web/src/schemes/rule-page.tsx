import { Link, useParams } from "@tanstack/react-router";
import { rulesTexts, schemeRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { NoSuchPage } from "../shell/error-state.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { Json } from "./json.tsx";
import { RuleRun } from "./rule-run.tsx";
import { type Pack, useSpan } from "./rules-page.tsx";

const PackView = ({ pack, on }: { readonly pack: Pack; readonly on: string }) => {
  const t = useText(rulesTexts);
  const say = useBilingual();
  const span = useSpan();
  return (
    <>
      <PageHead
        kicker={`${pack.id}@${pack.edition} · ${t("kicker", { on })}`}
        title={say(pack.title)}
        actions={
          <Link className="btn" to="/schemes/rules">
            {t("back")}
          </Link>
        }
      />
      <div className="card card-body">
        <dl className="facts">
          <dt>{t("source")}</dt>
          <dd>
            {pack.source} {pack.clause}
          </dd>
          <dt>{t("place")}</dt>
          <dd>{pack.jurisdiction}</dd>
          <dt>{t("effective")}</dt>
          <dd className="num">{span(pack)}</dd>
        </dl>
        {pack.doubts.length === 0 ? null : (
          <div className="notice hold">
            <h2>{t("doubts")}</h2>
            <ul>
              {pack.doubts.map((doubt) => (
                <li key={doubt.en}>{say(doubt)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <RuleRun pack={pack} on={on} />
      <details className="card">
        <summary className="card-head">
          <h2>{t("parameters")}</h2>
        </summary>
        <div className="card-body">
          <Json value={pack.parameters} />
        </div>
      </details>
    </>
  );
};

export const Page = () => {
  const { on } = useAsOf();
  const { pack = "" } = useParams({ strict: false });
  const rules = useLoaded(schemeRoutes.rules, { query: { on } }, { keep: "previous" });
  return (
    <div className="page">
      <Loading of={rules}>
        {({ packs }) => {
          const found = packs.find((one) => `${one.id}@${one.edition}` === pack || one.id === pack);
          return found === undefined ? <NoSuchPage /> : <PackView pack={found} on={on} />;
        }}
      </Loading>
    </div>
  );
};
