import { Link } from "@tanstack/react-router";
import { type OutputOf, rulesTexts, schemeRoutes } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { StateTag } from "../shell/state-tag.tsx";

export type Pack = OutputOf<typeof schemeRoutes.rules>["packs"][number];

export const useSpan = () => {
  const t = useText(rulesTexts);
  return ({ effective: { from, to } }: Pack) => (to === null ? t("openEnd", { from }) : t("span", { from, to }));
};

const Packs = ({ packs }: { readonly packs: readonly Pack[] }) => {
  const t = useText(rulesTexts);
  const say = useBilingual();
  const span = useSpan();
  return (
    <DataTable
      caption={t("title")}
      rows={packs}
      rowKey={(pack) => `${pack.id}@${pack.edition}`}
      columns={[
        {
          key: "pack",
          head: t("pack"),
          cell: (pack) => (
            <>
              <Link to="/schemes/rules/$pack" params={{ pack: `${pack.id}@${pack.edition}` }}>
                {say(pack.title)}
              </Link>
              <div className="small num">
                {pack.id}@{pack.edition}
              </div>
            </>
          ),
        },
        {
          key: "source",
          head: t("source"),
          cell: (pack) => (
            <>
              {pack.source} {pack.clause}
            </>
          ),
        },
        { key: "effective", head: t("effective"), cell: (pack) => <span className="num">{span(pack)}</span> },
        {
          key: "state",
          head: t("state"),
          cell: (pack) => (
            <StateTag tone={pack.inForce ? "ok" : "off"}>{t(pack.inForce ? "inForce" : "notInForce")}</StateTag>
          ),
        },
      ]}
    />
  );
};

export const Page = () => {
  const t = useText(rulesTexts);
  const { on } = useAsOf();
  const rules = useLoaded(schemeRoutes.rules, { query: { on } }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { on })} title={t("title")} />
      <p>{t("lead")}</p>
      <p>
        <Link to="/schemes">{t("schemes")}</Link> · <Link to="/schemes/standards">{t("standards")}</Link>
      </p>
      <div className="card">
        <Loading of={rules}>{({ packs }) => <Packs packs={packs} />}</Loading>
      </div>
    </div>
  );
};
