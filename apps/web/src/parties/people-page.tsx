import { Link } from "@tanstack/react-router";
import { partyRoutes, partyTexts, roleTexts, sanctionTexts, supervisionTexts } from "@touchstone/contract";
import { useState } from "react";
import { useCommand, useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { EmptyState } from "../shell/empty-state.tsx";
import { Field } from "../shell/field.tsx";
import { useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CommandOutcome } from "../shell/refusals.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { holdsOn, type Person, weighs } from "./terms.tsx";

const PersonLink = ({ person }: { readonly person: Person }) => (
  <Link to="/parties/$person" params={{ person: person.id }}>
    {person.name}
  </Link>
);

const Ending = ({ people, on }: { readonly people: readonly Person[]; readonly on: string }) => {
  const t = useText(partyTexts);
  const limit = Temporal.PlainDate.from(on).add({ days: 90 }).toString();
  const ending = people.flatMap((person) =>
    person.qualifications
      .filter((each) => each.until !== null && each.until <= limit && holdsOn(each, on) !== "notYet")
      .map((each) => ({ person, each })),
  );
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("due")}</h2>
      </div>
      {ending.length === 0 ? <div className="card-body">{t("dueNone")}</div> : null}
      {ending.map(({ person, each }) => (
        <div className="todo" key={each.id}>
          <PersonLink person={person} />
          <span>
            {each.area} · {t(`function-${each.function}`)}
          </span>
          <span className="num">{each.until}</span>
          <StateTag tone={holdsOn(each, on) === "lapsed" ? "stop" : "hold"}>
            {t(holdsOn(each, on) === "lapsed" ? "lapsed" : "holds")}
          </StateTag>
        </div>
      ))}
    </div>
  );
};

const People = ({ people, on }: { readonly people: readonly Person[]; readonly on: string }) => {
  const t = useText(partyTexts);
  const role = useText(roleTexts);
  return (
    <DataTable
      caption={t("title")}
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: t("person"), cell: (person) => <PersonLink person={person} /> },
        {
          key: "roles",
          head: t("roles"),
          cell: ({ roles }) => (roles.length === 0 ? t("noRoles") : t.list(roles.map((one) => role(one)))),
        },
        {
          key: "competence",
          head: t("competence"),
          cell: ({ qualifications }) =>
            qualifications.length === 0
              ? t("noCompetence")
              : qualifications.map((each) => (
                  <div key={each.id}>
                    {each.area} · {t(`function-${each.function}`)}{" "}
                    <span className="num">→ {each.until ?? t("openEnd")}</span>
                  </div>
                )),
        },
        {
          key: "relations",
          head: t("relations"),
          cell: ({ relations }) =>
            relations.length === 0
              ? t("noRelations")
              : relations.map((each) => (
                  <div key={each.id}>
                    {t(`kind-${each.kind}`)} {each.to.name}{" "}
                    <StateTag tone={weighs(each, on) ? "hold" : "off"}>
                      {weighs(each, on) ? `→ ${each.lapses ?? t("openEnd")}` : t("free")}
                    </StateTag>
                  </div>
                )),
        },
      ]}
    />
  );
};

const Enter = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(partyTexts);
  const [name, setName] = useState("");
  const enter = useCommand(partyRoutes.enterPerson);
  return (
    <form
      className="form card card-body"
      onSubmit={(event) => {
        event.preventDefault();
        void enter.run({ params: { organisation }, body: { person: null, name } }).then((done) => {
          if (done !== null) setName("");
        });
      }}
    >
      <h2>{t("enterTitle")}</h2>
      <Field label={t("person")}>
        {(tie) => <input {...tie} required value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <div className="actions">
        <button type="submit" className="btn primary" disabled={enter.status.state === "busy"}>
          {t("enter")}
        </button>
      </div>
      <CommandOutcome of={enter} />
    </form>
  );
};

export const Page = () => {
  const t = useText(partyTexts);
  const sanctions = useText(sanctionTexts);
  const supervision = useText(supervisionTexts);
  const { here, may } = useWho();
  const { on } = useAsOf();
  const organisation = here.organisation;
  const people = useLoaded(partyRoutes.people, { params: { organisation }, query: { limit: 200 } });
  return (
    <div className="page">
      <PageHead
        kicker={t("lead")}
        title={t("title")}
        actions={
          <>
            <Link className="btn" to="/parties/matrix">
              {t("toMatrix")}
            </Link>
            <Link className="btn" to="/parties/relations">
              {t("toRelations")}
            </Link>
            <Link className="btn" to="/parties/impartiality">
              {t("toImpartiality")}
            </Link>
            {here.kind === "regulator" ? (
              <>
                <Link className="btn" to="/parties/sanctions">
                  {sanctions("title")}
                </Link>
                <Link className="btn" to="/parties/double-contracts">
                  {supervision("title")}
                </Link>
              </>
            ) : null}
          </>
        }
      />
      <Loading of={people}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
          ) : (
            <>
              <Ending people={items} on={on} />
              <div className="card">
                <People people={items} on={on} />
              </div>
            </>
          )
        }
      </Loading>
      {may("parties.write") ? <Enter organisation={organisation} /> : null}
    </div>
  );
};
