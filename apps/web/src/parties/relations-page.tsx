import { Link } from "@tanstack/react-router";
import { partyRoutes, partyTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { RelationGraph } from "./relation-graph.tsx";
import { type Person, type Relation, Weighing } from "./terms.tsx";

type Named = { readonly id: string; readonly name: string };

const Answer = ({ person, client, on }: { readonly person: string; readonly client: string; readonly on: string }) => {
  const t = useText(partyTexts);
  const { here } = useWho();
  const answer = useLoaded(partyRoutes.independence, {
    params: { organisation: here.organisation, person },
    query: { client, on },
  });
  return (
    <Loading of={answer}>
      {({ independent, path, passesFrom, rule }) =>
        independent ? (
          <StateTag tone="ok">{t("independent")}</StateTag>
        ) : (
          <div className="notice stop">
            <strong>{t("notIndependent")}</strong>
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
        )
      }
    </Loading>
  );
};

type AskProps = { readonly people: readonly Person[]; readonly clients: readonly Named[]; readonly on: string };

const Ask = ({ people, clients, on }: AskProps) => {
  const t = useText(partyTexts);
  const [person, setPerson] = useState("");
  const [client, setClient] = useState("");
  return (
    <div className="form card card-body">
      <h2>{t("askTitle")}</h2>
      <Field label={t("person")}>
        {(tie) => (
          <select {...tie} value={person} onChange={({ target }) => setPerson(target.value)}>
            <option value="">{t("choosePerson")}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("client")}>
        {(tie) => (
          <select {...tie} value={client} onChange={({ target }) => setClient(target.value)}>
            <option value="">{t("chooseClient")}</option>
            {clients.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {person === "" || client === "" ? null : <Answer person={person} client={client} on={on} />}
    </div>
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
  const people = useLoaded(partyRoutes.people, { params, query: { limit: 200 } });
  return (
    <div className="page">
      <PageHead
        kicker={t("relationsLead")}
        title={t("relationsTitle")}
        actions={
          <Link className="btn" to="/parties">
            {t("toPeople")}
          </Link>
        }
      />
      <Loading of={relations}>
        {({ relations: all }) => {
          if (all.length === 0) return <EmptyState title={t("noRelations")}>{t("empty")}</EmptyState>;
          const clients = new Map(all.map(({ to }) => [to.id, to]));
          return (
            <>
              <Loading of={people}>
                {({ items }) => (
                  <Ask
                    people={items}
                    clients={[...clients.values()].filter(({ id }) => id !== here.organisation)}
                    on={on}
                  />
                )}
              </Loading>
              <div className="card">
                <RelationGraph relations={all} on={on} />
              </div>
              <div className="card">
                <Table relations={all} on={on} />
              </div>
            </>
          );
        }}
      </Loading>
    </div>
  );
};
