import { Link, useParams } from "@tanstack/react-router";
import { partyRoutes, partyTexts, roleTexts } from "@touchstone/contract";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { DeclareRelation, EndRelation, RecordCompetence } from "./person-forms.tsx";
import { Service } from "./service-part.tsx";
import { type Person, Term, Weighing } from "./terms.tsx";

const Competence = ({ person, on }: { readonly person: Person; readonly on: string }) => {
  const t = useText(partyTexts);
  if (person.qualifications.length === 0) return <div className="card-body">{t("noCompetence")}</div>;
  return (
    <DataTable
      caption={t("competence")}
      rows={person.qualifications}
      rowKey={({ id }) => id}
      columns={[
        { key: "function", head: t("function"), cell: (each) => t(`function-${each.function}`) },
        { key: "area", head: t("area"), cell: ({ area }) => area },
        { key: "from", head: t("from"), cell: ({ from }) => <span className="num">{from}</span> },
        { key: "until", head: t("until"), cell: ({ until }) => <span className="num">{until ?? t("openEnd")}</span> },
        { key: "evidence", head: t("evidence"), cell: ({ evidence }) => evidence },
        { key: "state", head: t("state"), cell: (each) => <Term of={each} on={on} /> },
      ]}
    />
  );
};

const Relations = ({ person, on }: { readonly person: Person; readonly on: string }) => {
  const t = useText(partyTexts);
  if (person.relations.length === 0) return <div className="card-body">{t("noRelations")}</div>;
  return (
    <DataTable
      caption={t("relations")}
      rows={person.relations}
      rowKey={({ id }) => id}
      columns={[
        { key: "kind", head: t("kind"), cell: (each) => t(`kind-${each.kind}`) },
        { key: "to", head: t("otherParty"), cell: ({ to }) => to.name },
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

const Bans = ({ person }: { readonly person: Person }) => {
  const t = useText(partyTexts);
  if (person.bans.length === 0) return null;
  return (
    <div className="notice stop">
      <strong>{t("bans")}</strong>
      {person.bans.map(({ id, from, until, reason }) => (
        <div key={id}>
          {reason} <span className="num">{`${from} → ${until ?? t("openEnd")}`}</span>
        </div>
      ))}
    </div>
  );
};

export const Page = () => {
  const t = useText(partyTexts);
  const role = useText(roleTexts);
  const { here, may } = useWho();
  const { on } = useAsOf();
  const { person: id = "" } = useParams({ strict: false });
  const params = { organisation: here.organisation, person: id };
  const person = useLoaded(partyRoutes.person, { params });
  return (
    <div className="page">
      <Loading of={person}>
        {(file) => (
          <>
            <PageHead
              kicker={t.list(file.roles.map((one) => role(one))) || t("noRoles")}
              title={file.name}
              actions={
                <Link className="btn" to="/parties">
                  {t("toPeople")}
                </Link>
              }
            />
            <Bans person={file} />
            <div className="card">
              <div className="card-head">
                <h2>{t("competence")}</h2>
              </div>
              <Competence person={file} on={on} />
            </div>
            <div className="card">
              <div className="card-head">
                <h2>{t("relations")}</h2>
              </div>
              <Relations person={file} on={on} />
            </div>
            <Service person={file} params={params} on={on} mayWrite={may("parties.write")} />
            {may("parties.write") ? (
              <>
                <RecordCompetence params={params} today={on} />
                <DeclareRelation params={params} />
                <EndRelation params={params} relations={file.relations} />
              </>
            ) : null}
          </>
        )}
      </Loading>
    </div>
  );
};
