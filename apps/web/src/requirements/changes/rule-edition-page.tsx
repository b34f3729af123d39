import { Link, useParams } from "@tanstack/react-router";
import { type OutputOf, ruleChangeRoutes, ruleChangeTexts } from "@touchstone/contract";
import { useLoaded } from "../../shell/api.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { useWho } from "../../shell/session.tsx";
import { WhyLink } from "../../shell/why.tsx";
import { Cases, Statements } from "./touched-lists.tsx";
import "../requirements.css";

type Rule = OutputOf<typeof ruleChangeRoutes.show>["rules"][number];

const Figures = ({ of: { changed, more } }: { readonly of: Rule }) => {
  const t = useText(ruleChangeTexts);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("changed")}</h2>
        <small className="num">{changed.length}</small>
      </div>
      {changed.length === 0 ? (
        <p className="card-body">{t("nothing")}</p>
      ) : (
        <DataTable
          caption={t("changed")}
          rows={changed}
          rowKey={({ path }) => path}
          columns={[
            { key: "path", head: t("figure"), cell: ({ path }) => <code>{path}</code> },
            { key: "before", head: t("before"), cell: ({ before }) => <span lang="zxx">{before ?? "–"}</span> },
            { key: "after", head: t("after"), cell: ({ after }) => <span lang="zxx">{after ?? "–"}</span> },
          ]}
        />
      )}
      {more ? <p className="card-body">{t("more")}</p> : null}
    </section>
  );
};

const Part = ({ of: rule }: { readonly of: Rule }) => {
  const t = useText(ruleChangeTexts);
  const say = useBilingual();
  const { pack, edition, source, clause, from, before, schemes, cases, statements } = rule;
  const begins = t("begins", { on: from });
  return (
    <>
      <div className="card card-body stack">
        <p>
          <WhyLink
            answer={{
              title: begins,
              because: `${pack}@${edition}`,
              rules: [{ source, clause, pack: `${pack}@${edition}` }],
            }}
          >
            {begins}
          </WhyLink>
          {" · "}
          {before === null ? t("first") : t("instead", { before })}
        </p>
        <p>
          {t("schemes")} {schemes.map((one) => `${say(one.name)} ${one.id}@${one.edition}`).join(" · ")}
        </p>
      </div>
      {cases.length + statements.length === 0 ? <p>{t("nobody")}</p> : null}
      <Cases cases={cases} />
      <Statements statements={statements} />
      <Figures of={rule} />
    </>
  );
};

/** What a coming edition of a rule touches in the body, and which figures differ. */
export const Page = () => {
  const t = useText(ruleChangeTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { pack = "", edition = "" } = useParams({ strict: false });
  const own = useLoaded(ruleChangeRoutes.show, { params: { organisation: here.organisation, pack, edition } });
  const [first] = own.state === "ready" ? own.value.rules : [];
  return (
    <div className="page">
      <PageHead
        kicker={`${t("kicker")} · ${say(here.name)}`}
        title={first === undefined ? `${pack}@${edition}` : say(first.title)}
        actions={
          <Link className="btn" to="/schemes/rules/$pack" params={{ pack }}>
            {t("rule")}
          </Link>
        }
      />
      <Loading of={own}>{({ rules }) => rules.map((rule) => <Part key={rule.before ?? ""} of={rule} />)}</Loading>
    </div>
  );
};
