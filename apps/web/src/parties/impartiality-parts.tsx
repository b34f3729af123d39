import { impartialityTexts, type OutputOf, partyRoutes } from "@touchstone/contract";
import { residuals, threats } from "@touchstone/kernel";
import { CommandForm, type FieldSpec } from "../shell/command-form.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { oneOf } from "./choose.ts";

export type Impartiality = OutputOf<typeof partyRoutes.impartiality>;
export type PartProps = {
  readonly of: Impartiality;
  readonly on: string;
  readonly params: { readonly organisation: string };
  readonly mayWrite: boolean;
};

type Risk = Impartiality["risks"][number];

const useAgain = () => {
  const t = useText(impartialityTexts);
  return (risk?: Risk) =>
    [
      { name: "measure", label: t("measure"), kind: "line", initial: risk?.measure ?? "" },
      {
        name: "residual",
        label: t("residual"),
        kind: "select",
        initial: risk?.residual ?? "low",
        options: residuals.map((value) => ({ value, label: t(`residual-${value}`) })),
      },
      { name: "reviewBy", label: t("reviewBy"), kind: "date" },
    ] as const satisfies readonly FieldSpec[];
};

const RiskState = ({ of: { closed, reviewBy }, on }: { readonly of: Risk; readonly on: string }) => {
  const t = useText(impartialityTexts);
  if (closed !== null) return <StateTag tone="off">{t("closed")}</StateTag>;
  return <StateTag tone={reviewBy < on ? "stop" : "ok"}>{t(reviewBy < on ? "overdue" : "open")}</StateTag>;
};

export const Risks = ({ of: { risks }, on, params, mayWrite }: PartProps) => {
  const t = useText(impartialityTexts);
  const again = useAgain();
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("risks")}</h2>
        {mayWrite ? (
          <CommandForm
            route={partyRoutes.recordImpartialityRisk}
            act={t("recordRisk")}
            fields={[
              {
                name: "threat",
                label: t("threat"),
                kind: "select",
                options: threats.map((value) => ({ value, label: t(`threat-${value}`) })),
              },
              { name: "source", label: t("source"), kind: "line" },
              { name: "owner", label: t("owner"), kind: "line" },
              ...again(),
            ]}
            input={({ texts }) => ({
              params,
              body: { ...texts, threat: oneOf(threats, texts.threat), residual: oneOf(residuals, texts.residual) },
            })}
          />
        ) : null}
      </div>
      {risks.length === 0 ? (
        <div className="card-body">{t("risksNone")}</div>
      ) : (
        <DataTable
          caption={t("risks")}
          rows={risks}
          rowKey={({ id }) => id}
          columns={[
            { key: "source", head: t("source"), cell: ({ source }) => source },
            { key: "threat", head: t("threat"), cell: ({ threat }) => t(`threat-${threat}`) },
            { key: "measure", head: t("measure"), cell: ({ measure }) => measure },
            { key: "residual", head: t("residual"), cell: ({ residual }) => t(`residual-${residual}`) },
            { key: "owner", head: t("owner"), cell: ({ owner }) => owner },
            { key: "reviewBy", head: t("reviewBy"), cell: ({ reviewBy }) => <span className="num">{reviewBy}</span> },
            {
              key: "reviewed",
              head: t("reviewed"),
              cell: ({ reviews }) =>
                reviews.map((review) => (
                  <div key={`${review.on} ${review.by}`} title={review.note}>
                    {review.name} <span className="num">{review.on}</span>
                  </div>
                )),
            },
            { key: "state", head: t("state"), cell: (risk) => <RiskState of={risk} on={on} /> },
            {
              key: "act",
              head: t("act"),
              cell: (risk) =>
                mayWrite && risk.closed === null ? (
                  <CommandForm
                    route={partyRoutes.reviewImpartialityRisk}
                    act={t("reviewRisk")}
                    fields={[...again(risk), { name: "note", label: t("note"), kind: "line", hint: t("signReview") }]}
                    input={({ texts }) => ({
                      params: { ...params, risk: risk.id },
                      body: { ...texts, residual: oneOf(residuals, texts.residual) },
                    })}
                  />
                ) : null,
            },
          ]}
        />
      )}
    </div>
  );
};

export const Meetings = ({ of: { meetings, members, risks }, on, params, mayWrite }: PartProps) => {
  const t = useText(impartialityTexts);
  const nameOf = new Map(members.map(({ id, name }) => [id, name]));
  return (
    <div className="card">
      <div className="card-head">
        <h2>{t("meetings")}</h2>
        {mayWrite ? (
          <CommandForm
            route={partyRoutes.holdMeeting}
            act={t("holdMeeting")}
            fields={[
              { name: "on", label: t("on"), kind: "date", initial: on },
              {
                name: "present",
                label: t("present"),
                kind: "checks",
                options: members.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                name: "risks",
                label: t("aboutRisks"),
                kind: "checks",
                options: risks.map(({ id, source }) => ({ value: id, label: source })),
              },
              { name: "minutes", label: t("minutes"), kind: "prose" },
            ]}
            input={({ texts, all }) => ({
              params,
              body: { on: texts.on, minutes: texts.minutes, present: [...all("present")], risks: [...all("risks")] },
            })}
          />
        ) : null}
      </div>
      {meetings.length === 0 ? (
        <div className="card-body">{t("meetingsNone")}</div>
      ) : (
        <DataTable
          caption={t("meetings")}
          rows={meetings}
          rowKey={({ id }) => id}
          columns={[
            { key: "on", head: t("on"), cell: (each) => <span className="num">{each.on}</span> },
            {
              key: "present",
              head: t("present"),
              cell: ({ present }) => t.list(present.map((id) => nameOf.get(id) ?? id)),
            },
            { key: "minutes", head: t("minutes"), cell: ({ minutes }) => minutes },
            {
              key: "signatures",
              head: t("signatures"),
              cell: ({ signatures }) =>
                signatures.length === 0
                  ? t("unsigned")
                  : signatures.map(({ by, name, on: day }) => (
                      <div key={by}>
                        {name} <span className="num">{day}</span>
                      </div>
                    )),
            },
            {
              key: "sign",
              head: t("act"),
              cell: ({ id }) => (
                <CommandForm
                  route={partyRoutes.signMinutes}
                  act={t("sign")}
                  fields={[]}
                  input={() => ({ params: { ...params, meeting: id }, body: {} })}
                />
              ),
            },
          ]}
        />
      )}
    </div>
  );
};
