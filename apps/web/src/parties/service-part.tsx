import { partyRoutes, partyTexts } from "@touchstone/contract";
import { contractKinds, registrationGrades, witnessOutcomes } from "@touchstone/kernel";
import { CommandForm } from "../shell/command-form.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { dayOrNone, oneOf } from "./choose.ts";
import { type Person, Term } from "./terms.tsx";

type Params = { readonly organisation: string; readonly person: string };
type Props = { readonly person: Person; readonly params: Params; readonly on: string; readonly mayWrite: boolean };

const Registrations = ({ person, params, on, mayWrite }: Props) => {
  const t = useText(partyTexts);
  const num = (text: string) => <span className="num">{text}</span>;
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("registrations")}</h2>
        {mayWrite ? (
          <CommandForm
            route={partyRoutes.recordRegistration}
            act={t("recordRegistration")}
            fields={[
              { name: "register", label: t("register"), kind: "line", initial: "CCAA" },
              { name: "standard", label: t("standard"), kind: "line" },
              {
                name: "grade",
                label: t("grade"),
                kind: "select",
                options: registrationGrades.map((value) => ({ value, label: t(`grade-${value}`) })),
              },
              { name: "number", label: t("number"), kind: "line" },
              { name: "from", label: t("from"), kind: "date", initial: on },
              { name: "until", label: t("until"), kind: "date", need: "optional" },
              { name: "evidence", label: t("evidence"), kind: "line" },
            ]}
            input={({ texts }) => ({
              params,
              body: { ...texts, grade: oneOf(registrationGrades, texts.grade), until: dayOrNone(texts.until) },
            })}
          />
        ) : null}
      </div>
      {person.registrations.length === 0 ? (
        <div className="card-body">{t("registrationsNone")}</div>
      ) : (
        <DataTable
          caption={t("registrations")}
          rows={person.registrations}
          rowKey={({ id }) => id}
          columns={[
            { key: "grade", head: t("grade"), cell: ({ grade }) => t(`grade-${grade}`) },
            { key: "standard", head: t("standard"), cell: ({ standard }) => standard },
            { key: "number", head: t("number"), cell: ({ register, number }) => num(`${register} ${number}`) },
            { key: "from", head: t("from"), cell: ({ from }) => num(from) },
            { key: "until", head: t("until"), cell: ({ until }) => num(until ?? t("openEnd")) },
            { key: "evidence", head: t("evidence"), cell: ({ evidence }) => evidence },
            { key: "state", head: t("state"), cell: (each) => <Term of={each} on={on} /> },
          ]}
        />
      )}
    </div>
  );
};

const Contracts = ({ person, params, on, mayWrite }: Props) => {
  const t = useText(partyTexts);
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("contracts")}</h2>
        {mayWrite ? (
          <CommandForm
            route={partyRoutes.signContract}
            act={t("signContract")}
            fields={[
              {
                name: "kind",
                label: t("contractKind"),
                kind: "select",
                options: contractKinds.map((value) => ({ value, label: t(`contract-${value}`) })),
              },
              { name: "from", label: t("from"), kind: "date", initial: on },
              { name: "until", label: t("until"), kind: "date", need: "optional" },
            ]}
            input={({ texts }) => ({
              params,
              body: { kind: oneOf(contractKinds, texts.kind), from: texts.from, until: dayOrNone(texts.until) },
            })}
          />
        ) : null}
      </div>
      {person.contracts.length === 0 ? (
        <div className="card-body">{t("contractsNone")}</div>
      ) : (
        <DataTable
          caption={t("contracts")}
          rows={person.contracts}
          rowKey={({ id }) => id}
          columns={[
            { key: "kind", head: t("contractKind"), cell: ({ kind }) => t(`contract-${kind}`) },
            { key: "from", head: t("from"), cell: ({ from }) => <span className="num">{from}</span> },
            {
              key: "until",
              head: t("until"),
              cell: ({ until }) => <span className="num">{until ?? t("openEnd")}</span>,
            },
            { key: "state", head: t("state"), cell: (each) => <Term of={each} on={on} /> },
            {
              key: "end",
              head: t("act"),
              cell: ({ id, until }) =>
                mayWrite && until === null ? (
                  <CommandForm
                    route={partyRoutes.endContract}
                    act={t("endContract")}
                    fields={[{ name: "until", label: t("until"), kind: "date", initial: on }]}
                    input={({ texts }) => ({ params: { ...params, contract: id }, body: texts })}
                  />
                ) : null,
            },
          ]}
        />
      )}
    </div>
  );
};

const tones = { satisfactory: "ok", "to-improve": "wait", unsatisfactory: "stop" } as const;

const Witnessed = ({ person, params, on, mayWrite }: Props) => {
  const t = useText(partyTexts);
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("witnessed")}</h2>
        {mayWrite ? (
          <CommandForm
            route={partyRoutes.recordWitnessing}
            act={t("recordWitnessing")}
            fields={[
              { name: "by", label: t("witnessedBy"), kind: "line" },
              { name: "on", label: t("witnessedOn"), kind: "date", initial: on },
              { name: "standard", label: t("standard"), kind: "line" },
              { name: "about", label: t("about"), kind: "line" },
              {
                name: "outcome",
                label: t("outcome"),
                kind: "select",
                options: witnessOutcomes.map((value) => ({ value, label: t(`outcome-${value}`) })),
              },
              { name: "note", label: t("note"), kind: "prose", need: "optional" },
            ]}
            input={({ texts }) => ({ params, body: { ...texts, outcome: oneOf(witnessOutcomes, texts.outcome) } })}
          />
        ) : null}
      </div>
      {person.witnessed.length === 0 ? (
        <div className="card-body">{t("witnessedNone")}</div>
      ) : (
        <DataTable
          caption={t("witnessed")}
          rows={person.witnessed}
          rowKey={({ id }) => id}
          columns={[
            { key: "about", head: t("about"), cell: ({ about }) => about },
            { key: "on", head: t("witnessedOn"), cell: (each) => <span className="num">{each.on}</span> },
            { key: "standard", head: t("standard"), cell: ({ standard }) => standard },
            { key: "by", head: t("witnessedBy"), cell: ({ by }) => by },
            {
              key: "outcome",
              head: t("outcome"),
              cell: ({ outcome }) => <StateTag tone={tones[outcome]}>{t(`outcome-${outcome}`)}</StateTag>,
            },
            { key: "note", head: t("note"), cell: ({ note }) => note },
          ]}
        />
      )}
    </div>
  );
};

/** What binds a person to this body and to the trade, with a contract at another body said first. */
export const Service = (props: Props) => {
  const t = useText(partyTexts);
  return (
    <>
      {props.person.doubleContracts.map(({ from, until }) => (
        <div className="notice stop" key={from}>
          <strong>{t("double")}</strong> <span>{t("doubleWhy", { from, until })}</span>
        </div>
      ))}
      <Registrations {...props} />
      <Contracts {...props} />
      <Witnessed {...props} />
    </>
  );
};
