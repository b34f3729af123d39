import { Link } from "@tanstack/react-router";
import { type OutputOf, partyRoutes, partyTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { saveFile } from "../shell/save-file.ts";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { csvOf } from "./csv.ts";
import { RelationGraph } from "./relation-graph.tsx";
import { type Relation, Weighing, weighs } from "./terms.tsx";

type Named = { readonly id: string; readonly name: string };

type Answered = OutputOf<typeof partyRoutes.independence>;

const Answer = ({ answer: { independent, path, passesFrom, rule } }: { readonly answer: Answered }) => {
  const t = useText(partyTexts);
  if (independent) return <StateTag tone="ok">{t("independent")}</StateTag>;
  return (
    <div className="notice stop">
      <strong>{t("notIndependent")}</strong> <span>{t("onPath")}</span>
      <ol>
        {path.map((link) => (
          <li key={`${link.from.id} ${link.kind} ${link.to.id}`}>
            {link.from.name} {t(`kind-${link.kind}`)} {link.to.name}{" "}
            <span className="num">{`${link.since ?? ""} → ${link.until ?? t("openEnd")}`}</span>
          </li>
        ))}
      </ol>
      <div className="row">
        {rule === null ? null : <span className="rule">{`${rule.source} ${rule.clause}`}</span>}
        <span className="num">{passesFrom === null ? t("noEnd") : `${t("lapses")} ${passesFrom}`}</span>
      </div>
    </div>
  );
};

const Choice = ({
  label,
  none,
  of,
  chosen,
  choose,
}: {
  readonly label: string;
  readonly none: string;
  readonly of: readonly Named[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}) => (
  <Field label={label}>
    {(tie) => (
      <select {...tie} value={chosen} onChange={({ target }) => choose(target.value)}>
        <option value="">{none}</option>
        {of.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
);

type AskProps = {
  readonly people: readonly Named[];
  readonly relations: readonly Relation[];
  readonly on: string;
};

/** The question, its answer, and the graph in which the answer's path is drawn over the other lines. */
const Ask = ({ people, relations, on }: AskProps) => {
  const t = useText(partyTexts);
  const { here } = useWho();
  const [person, setPerson] = useState("");
  const [client, setClient] = useState("");
  const clients = new Map(relations.map(({ to }) => [to.id, to]));
  clients.delete(here.organisation);
  const isAsked = person !== "" && client !== "";
  const answer = useLoaded(
    partyRoutes.independence,
    {
      params: { organisation: here.organisation, person: isAsked ? person : here.organisation },
      query: { client, on },
    },
    { enabled: isAsked },
  );
  const path = isAsked && answer.state === "ready" ? answer.value.path : [];
  return (
    <>
      <div className="form card card-body">
        <h2>{t("askTitle")}</h2>
        <Choice label={t("person")} none={t("choosePerson")} of={people} chosen={person} choose={setPerson} />
        <Choice
          label={t("client")}
          none={t("chooseClient")}
          of={[...clients.values()]}
          chosen={client}
          choose={setClient}
        />
        {isAsked ? <Loading of={answer}>{(value) => <Answer answer={value} />}</Loading> : null}
      </div>
      <div className="card">
        <RelationGraph relations={relations} on={on} path={path} />
      </div>
    </>
  );
};

const Table = ({ relations, on }: { readonly relations: readonly Relation[]; readonly on: string }) => {
  const t = useText(partyTexts);
  return (
    <DataTable
      caption={t("relationsTitle")}
      rows={relations}
      rowKey={({ id }) => id}
      columns={[
        { key: "from", head: t("one"), cell: ({ from }) => from.name },
        { key: "kind", head: t("kind"), cell: ({ kind }) => t(`kind-${kind}`) },
        { key: "to", head: t("other"), cell: ({ to }) => to.name },
        { key: "since", head: t("since"), cell: ({ since }) => <span className="num">{since ?? t("openEnd")}</span> },
        { key: "until", head: t("until"), cell: ({ until }) => <span className="num">{until ?? t("openEnd")}</span> },
        {
          key: "lapses",
          head: t("lapses"),
          cell: ({ lapses }) => <span className="num">{lapses ?? t("openEnd")}</span>,
        },
        { key: "state", head: t("state"), cell: (each) => <Weighing of={each} on={on} /> },
      ]}
    />
  );
};

export const Page = () => {
  const t = useText(partyTexts);
  const { here } = useWho();
  const { on } = useAsOf();
  const params = { organisation: here.organisation };
  const relations = useLoaded(partyRoutes.relations, { params });
  const csv = (all: readonly Relation[]) =>
    csvOf([
      [t("one"), t("kind"), t("other"), t("since"), t("until"), t("lapses"), t("state")],
      ...all.map((each) => [
        each.from.name,
        t(`kind-${each.kind}`),
        each.to.name,
        each.since,
        each.until,
        each.lapses,
        t(weighs(each, on) ? "weighs" : "free"),
      ]),
    ]);
  const people = useLoaded(partyRoutes.people, { params, query: { limit: 200 } });
  return (
    <div className="page">
      <PageHead
        kicker={t("relationsLead")}
        title={t.word("relationsTitle")}
        actions={
          <Link className="btn" to="/parties">
            {t("toPeople")}
          </Link>
        }
      />
      <Loading of={relations}>
        {({ relations: all }) => {
          if (all.length === 0) return <EmptyState title={t("noRelations")}>{t("empty")}</EmptyState>;
          return (
            <>
              <Loading of={people}>{({ items }) => <Ask people={items} relations={all} on={on} />}</Loading>
              <div className="card">
                <div className="card-head">
                  <h2>{t("relations")}</h2>
                  <button type="button" className="btn small" onClick={() => saveFile(csv(all), "relations.csv")}>
                    {t("csv")}
                  </button>
                </div>
                <Table relations={all} on={on} />
              </div>
            </>
          );
        }}
      </Loading>
    </div>
  );
};
