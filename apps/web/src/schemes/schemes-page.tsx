import { Link } from "@tanstack/react-router";
import { type OutputOf, objectTexts, schemeRoutes, schemeTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { StateTag } from "../shell/state-tag.tsx";

type Line = OutputOf<typeof schemeRoutes.schemes>["schemes"][number];

const Schemes = ({ schemes, on }: { readonly schemes: readonly Line[]; readonly on: string }) => {
  const t = useText(schemeTexts);
  const o = useText(objectTexts);
  const say = useBilingual();
  return (
    <DataTable
      caption={t("title")}
      rows={schemes}
      rowKey={({ id, edition }) => `${id}@${edition}`}
      columns={[
        {
          key: "scheme",
          head: t.word("scheme"),
          cell: ({ id, edition, title }) => (
            <>
              <Link to="/schemes/$scheme" params={{ scheme: id }} search={{ edition, on }}>
                {say(title)}
              </Link>
              <div className="small num">
                {id}@{edition}
              </div>
            </>
          ),
        },
        { key: "objects", head: t.word("objects"), cell: ({ objects }) => objects.map((each) => o(each)).join(" + ") },
        {
          key: "standards",
          head: t("standards"),
          cell: ({ standards }) => (
            <div>
              {standards.map(({ id, title }) => (
                <div key={id}>{say(title)}</div>
              ))}
            </div>
          ),
        },
        {
          key: "occasions",
          head: t("occasions"),
          cell: ({ occasions }) => <small>{occasions.map(({ title }) => say(title)).join(" · ")}</small>,
        },
        {
          key: "statement",
          head: t.word("statement"),
          cell: ({ statement }) => (statement === null ? t("noStatement") : say(statement)),
        },
        {
          key: "state",
          head: t("state"),
          cell: ({ inForce, effective: { from, to }, doubts }) => (
            <div>
              <StateTag tone={inForce ? "ok" : "off"}>{t(inForce ? "inForce" : "notInForce")}</StateTag>
              <div className="small num">{to === null ? t("openEnd", { from }) : t("span", { from, to })}</div>
              {doubts.length === 0 ? null : <div className="small">{t("doubtCount", { count: doubts.length })}</div>}
            </div>
          ),
        },
      ]}
    />
  );
};

/** RF-8: no kind of certification that is not needed, and none that only repeats another. */
const Necessity = ({ schemes }: { readonly schemes: readonly Line[] }) => {
  const t = useText(schemeTexts);
  const say = useBilingual();
  const titleOf = (id: string): string => {
    const found = schemes.find((each) => each.id === id);
    return found === undefined ? id : say(found.title);
  };
  return (
    <section className="card" aria-labelledby="necessity">
      <div className="card-head">
        <h2 id="necessity">{t("necessity")}</h2>
      </div>
      <DataTable
        caption={t("necessity")}
        rows={schemes}
        rowKey={({ id, edition }) => `${id}@${edition}`}
        columns={[
          { key: "scheme", head: t.word("scheme"), cell: ({ title }) => say(title) },
          { key: "why", head: t("necessity"), cell: ({ necessity }) => say(necessity.why) },
          {
            key: "near",
            head: t("overlaps"),
            cell: ({ necessity }) =>
              necessity.overlaps.length === 0 ? (
                "–"
              ) : (
                <div>
                  {necessity.overlaps.map(({ scheme, differs }) => (
                    <div key={scheme}>
                      <strong>{titleOf(scheme)}</strong> {say(differs)}
                    </div>
                  ))}
                </div>
              ),
          },
        ]}
      />
    </section>
  );
};

export const Page = () => {
  const t = useText(schemeTexts);
  const { on } = useAsOf();
  const loaded = useLoaded(schemeRoutes.schemes, { query: { on } }, { keep: "previous" });
  return (
    <div className="page">
      <PageHead kicker={t("kicker", { on })} title={t.word("title")} />
      <p>{t("lead")}</p>
      <nav className="row" aria-label={t("toRules")}>
        <Link to="/schemes/rules">{t("toRules")}</Link>
        <Link to="/schemes/standards">{t("toStandards")}</Link>
        <Link to="/schemes/vocabulary">{t("toVocabulary")}</Link>
      </nav>
      <Loading of={loaded}>
        {({ schemes }) => (
          <>
            <div className="card">
              <Schemes schemes={schemes} on={on} />
            </div>
            <Necessity schemes={schemes} />
          </>
        )}
      </Loading>
    </div>
  );
};
