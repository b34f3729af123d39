import { Link } from "@tanstack/react-router";
import { clauseTexts, evidenceRoutes, type OutputOf, selfAuditRoutes } from "@touchstone/contract";
import type { FormEvent } from "react";
import { useLoaded } from "../../shell/api.ts";
import { useAsOf } from "../../shell/as-of.tsx";
import { DataTable } from "../../shell/data-table.tsx";
import { EmptyState } from "../../shell/empty-state.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Loading } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { readForm } from "../../shell/read-form.ts";
import { useSearchText } from "../../shell/search.ts";
import { useWho } from "../../shell/session.tsx";
import { DownloadButton } from "../evaluation/download-button.tsx";
import { ClauseTable } from "./clause-table.tsx";
import "./self-audit.css";

type Answer = OutputOf<typeof selfAuditRoutes.clauses>;
const Choice = ({ answer }: { readonly answer: Answer }) => {
  const t = useText(clauseTexts);
  const say = useBilingual();
  const [, setStandards] = useSearchText("standards");
  const shown = answer.standards.map(({ id }) => id);
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setStandards(readForm(event.currentTarget).all("standards").join(",") || null);
  };
  return (
    <form className="form no-print" onSubmit={choose} key={shown.join()}>
      <fieldset>
        <legend>{t("standards")}</legend>
        {answer.known.map(({ id, title }) => (
          <label key={id} className="choice">
            <input type="checkbox" name="standards" value={id} defaultChecked={shown.includes(id)} /> {say(title)}
          </label>
        ))}
      </fieldset>
      <div>
        <button type="submit" className="btn">
          {t("choose")}
        </button>
      </div>
    </form>
  );
};

const Counts = ({ answer }: { readonly answer: Answer }) => {
  const t = useText(clauseTexts);
  const say = useBilingual();
  const { may } = useWho();
  if (answer.standards.length === 0)
    return (
      <EmptyState
        title={t("none")}
        action={
          may("register.write") ? (
            <Link to="/records/$kind/new" params={{ kind: "aim" }} className="btn">
              {t("aim")}
            </Link>
          ) : null
        }
      />
    );
  return (
    <section className="card">
      <DataTable
        caption={t("standards")}
        rows={answer.standards}
        rowKey={({ id }) => id}
        columns={[
          { key: "title", head: t("standards"), cell: ({ title }) => say(title) },
          { key: "of", head: t("of"), align: "right", cell: ({ counts }) => counts.of },
          { key: "evidenced", head: t("state.evidenced"), align: "right", cell: ({ counts }) => counts.evidenced },
          { key: "answered", head: t("state.answered"), align: "right", cell: ({ counts }) => counts.answered },
          { key: "gap", head: t("state.gap"), align: "right", cell: ({ counts }) => counts.gap },
          { key: "out", head: t("state.left-out"), align: "right", cell: ({ counts }) => counts["left-out"] },
        ]}
      />
      {answer.joint.saved === 0 ? null : <p className="card-body">{t("joint", answer.joint)}</p>}
    </section>
  );
};

/** What every standard of the organisation asks, once for all that share it, and what answers it here. */
export const Page = () => {
  const t = useText(clauseTexts);
  const say = useBilingual();
  const { here } = useWho();
  const { on } = useAsOf();
  const [asked] = useSearchText("standards");
  const { organisation } = here;
  const params = { organisation };
  const query = { on, ...(asked === null || asked === "" ? {} : { standards: asked }) };
  const answer = useLoaded(selfAuditRoutes.clauses, { params, query }, { keep: "previous" });
  const listed = useLoaded(evidenceRoutes.list, { params, query: { limit: 200 } });
  const evidence = listed.state === "ready" ? listed.value.items.map(({ id, name }) => ({ id, name })) : [];
  return (
    <div className="page">
      <PageHead
        kicker={t("kicker", { name: say(here.name), date: on })}
        title={t("title")}
        actions={
          <span className="row no-print">
            <DownloadButton route={selfAuditRoutes.clausesExport} input={{ params, query }} name={`clauses-${on}.csv`}>
              {t("csv")}
            </DownloadButton>
            <Link to="/rehearsal" className="btn small">
              {t("rehearse")}
            </Link>
          </span>
        }
      />
      <p>{t("lead")}</p>
      <Loading of={answer}>
        {(value) => (
          <div className="stack">
            <Choice answer={value} />
            <Counts answer={value} />
            {value.clauses.length === 0 ? null : (
              <ClauseTable clauses={value.clauses} organisation={organisation} evidence={evidence} />
            )}
          </div>
        )}
      </Loading>
    </div>
  );
};
