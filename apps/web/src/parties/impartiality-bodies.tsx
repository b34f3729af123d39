import { impartialityTexts, interestTexts, partyRoutes } from "@touchstone/contract";
import { interests } from "@touchstone/kernel";
import { CommandForm } from "../shell/command-form.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { dayOrNone, oneOf } from "./choose.ts";
import type { PartProps } from "./impartiality-parts.tsx";
import { holdsOn, Term } from "./terms.tsx";

export const Committee = ({ of: { members }, on, params, mayWrite }: PartProps) => {
  const t = useText(impartialityTexts);
  const interest = useText(interestTexts);
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("committee")}</h2>
        {mayWrite ? (
          <CommandForm
            route={partyRoutes.appointMember}
            act={t("appoint")}
            fields={[
              { name: "name", label: t("name"), kind: "line" },
              {
                name: "interest",
                label: t("interest"),
                kind: "select",
                options: interests.map((value) => ({ value, label: interest(value) })),
              },
              { name: "from", label: t("from"), kind: "date", initial: on },
              { name: "until", label: t("until"), kind: "date", need: "optional" },
            ]}
            input={({ texts }) => ({
              params,
              body: { ...texts, interest: oneOf(interests, texts.interest), until: dayOrNone(texts.until) },
            })}
          />
        ) : null}
      </div>
      {members.length === 0 ? (
        <div className="card-body">{t("committeeNone")}</div>
      ) : (
        <DataTable
          caption={t("committee")}
          rows={members}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", head: t("name"), cell: ({ name }) => name },
            { key: "interest", head: t("interest"), cell: (member) => interest(member.interest) },
            { key: "from", head: t("from"), cell: ({ from }) => <span className="num">{from}</span> },
            {
              key: "until",
              head: t("until"),
              cell: ({ until }) => <span className="num">{until ?? t("openEnd")}</span>,
            },
            {
              key: "state",
              head: t("state"),
              cell: (member) => {
                const isIn = holdsOn(member, on) === "holds";
                return <StateTag tone={isIn ? "ok" : "off"}>{t(isIn ? "inOffice" : "outOfOffice")}</StateTag>;
              },
            },
          ]}
        />
      )}
    </div>
  );
};

const currencies = ["CNY", "EUR", "USD", "HKD"] as const;

export const Covers = ({ of: { covers }, on, params, mayWrite }: PartProps) => {
  const t = useText(impartialityTexts);
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("covers")}</h2>
        {mayWrite ? (
          <CommandForm
            route={partyRoutes.recordCover}
            act={t("recordCover")}
            fields={[
              { name: "insurer", label: t("insurer"), kind: "line" },
              { name: "amount", label: t("sum"), kind: "line", hint: t("sumHint") },
              {
                name: "currency",
                label: t("currency"),
                kind: "select",
                options: currencies.map((value) => ({ value, label: value })),
              },
              { name: "from", label: t("from"), kind: "date", initial: on },
              { name: "until", label: t("until"), kind: "date" },
              { name: "evidence", label: t("evidence"), kind: "line" },
            ]}
            input={({ texts: { amount, currency, ...rest } }) => ({
              params,
              body: { ...rest, sum: { amount: Number(amount.replace(/[,\s]/g, "")), currency } },
            })}
          />
        ) : null}
      </div>
      {covers.length === 0 ? (
        <div className="card-body">{t("coversNone")}</div>
      ) : (
        <DataTable
          caption={t("covers")}
          rows={covers}
          rowKey={({ id }) => id}
          columns={[
            { key: "insurer", head: t("insurer"), cell: ({ insurer }) => insurer },
            {
              key: "sum",
              head: t("sum"),
              align: "right",
              cell: ({ sum }) => <span className="num">{`${sum.amount.toLocaleString("en")} ${sum.currency}`}</span>,
            },
            { key: "from", head: t("from"), cell: ({ from }) => <span className="num">{from}</span> },
            { key: "until", head: t("until"), cell: ({ until }) => <span className="num">{until}</span> },
            { key: "evidence", head: t("evidence"), cell: ({ evidence }) => evidence },
            { key: "state", head: t("state"), cell: (cover) => <Term of={cover} on={on} /> },
          ]}
        />
      )}
    </div>
  );
};
