import { Link } from "@tanstack/react-router";
import { foresightPartyRoutes, foresightScopeRoutes, systemScopeTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { saveCsv } from "../shell/csv.ts";
import { type Column, DataTable } from "../shell/data-table.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { ActivitiesPart } from "./activities-part.tsx";
import { ScopeApplications } from "./scope-applications.tsx";
import { type ScopeAnswer, ScopeForm } from "./scope-form.tsx";

type Stated = NonNullable<ScopeAnswer["scope"]>;
type Answered = Stated["answers"][number];

const Lacks = ({ lacks }: Pick<ScopeAnswer, "lacks">) => {
  const t = useText(systemScopeTexts);
  return lacks.length === 0 ? (
    <div className="notice ok">{t("complete")}</div>
  ) : (
    <div className="notice hold">
      <strong>{t("lackTitle")}</strong>
      <ul>
        {lacks.map((lack) => (
          <li key={lack}>{t(`lack.${lack}`)}</li>
        ))}
      </ul>
    </div>
  );
};

const tones = { binds: "ok", "not-binding": "hold", "party-ended": "off", gone: "off" } as const;

const Answers = ({ scope }: { readonly scope: Stated }) => {
  const t = useText(systemScopeTexts);
  const columns: readonly Column<Answered>[] = [
    { key: "party", head: t("party"), cell: ({ name }) => name ?? t("stands.gone") },
    { key: "need", head: t("need"), cell: ({ text }) => text ?? t("stands.gone") },
    {
      key: "stands",
      head: t("stands"),
      cell: ({ stands }) => <StateTag tone={tones[stands]}>{t(`stands.${stands}`)}</StateTag>,
    },
  ];
  const save = () =>
    saveCsv(
      "scope.csv",
      [t("party"), t("need"), t("stands")],
      scope.answers.map(({ name, text, stands }) => [name, text, t(`stands.${stands}`)]),
    );
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("answers")}</h2>
        <button type="button" className="btn small" onClick={save}>
          {t("csv")}
        </button>
      </div>
      <DataTable
        caption={t("answers")}
        columns={columns}
        rows={scope.answers}
        rowKey={({ party, need }) => `${party} ${need}`}
      />
    </section>
  );
};

const Scope = ({ scope }: { readonly scope: Stated }) => {
  const t = useText(systemScopeTexts);
  const lines = (items: readonly string[]) => (items.length === 0 ? t("none") : items.join("; "));
  const { edition, on, author } = scope;
  return (
    <>
      <section className="card card-body stack">
        <p>{scope.statement}</p>
        <dl className="facts">
          <dt>{t("activities")}</dt>
          <dd>{lines(scope.activities)}</dd>
          <dt>{t("services")}</dt>
          <dd>{lines(scope.services)}</dd>
          <dt>{t("served")}</dt>
          <dd>{lines(scope.served)}</dd>
          <dt>{t("exclusions")}</dt>
          <dd>{lines(scope.exclusions.map(({ what, reason }) => `${what} (${reason})`))}</dd>
        </dl>
        <small>{t("edition", { edition, on, author: author ?? t("nobody") })}</small>
      </section>
      <Answers scope={scope} />
    </>
  );
};

export const Page = () => {
  const t = useText(systemScopeTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const { on, stands } = useAsOf();
  const params = { organisation: here.organisation };
  const answer = useLoaded(foresightScopeRoutes.scope, { params, query: { on } });
  const parties = useLoaded(foresightPartyRoutes.parties, { params, query: { limit: 200 } });
  return (
    <div className="page narrow">
      <PageHead
        kicker={`${say(here.name)} · ${t("asOf", { date: on })}`}
        title={t("title")}
        actions={
          <Link to="/foresight/parties" className="btn">
            {t("toParties")}
          </Link>
        }
      />
      <Loading of={answer}>
        {(value) => (
          <>
            <Lacks lacks={value.lacks} />
            {value.scope === null ? null : <Scope scope={value.scope} />}
            <ActivitiesPart on={on} mayWrite={may("register.write") && stands === "today"} />
            {stands === "today" ? <ScopeApplications organisation={here.organisation} /> : null}
            {may("register.write") && stands === "today" ? (
              <Loading of={parties}>{({ items }) => <ScopeForm answer={value} parties={items} />}</Loading>
            ) : null}
          </>
        )}
      </Loading>
    </div>
  );
};
