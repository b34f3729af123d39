import { type OutputOf, partyRoutes, sanctionTexts } from "@touchstone/contract";
import { useState } from "react";
import { useLoaded } from "../shell/api.ts";
import { useAsOf } from "../shell/as-of.tsx";
import { CommandForm } from "../shell/command-form.tsx";
import { DataTable } from "../shell/data-table.tsx";
import { Field } from "../shell/field.tsx";
import { useBilingual, useText } from "../shell/language.tsx";
import { Loading } from "../shell/loading.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useWho } from "../shell/session.tsx";
import { StateTag } from "../shell/state-tag.tsx";

type Sanction = OutputOf<typeof partyRoutes.sanctions>["items"][number];
const states = ["all", "running", "over", "lifted"] as const;
type Shown = (typeof states)[number];
const measures = ["five-years", "for-life"] as const;

const stateOf = ({ lifted, imposed }: Sanction, on: string): Exclude<Shown, "all"> => {
  if (lifted !== null && lifted.on <= on) return "lifted";
  return imposed !== null && imposed.until !== null && imposed.until < on ? "over" : "running";
};

const Bars = ({ of: rows, on }: { readonly of: readonly Sanction[]; readonly on: string }) => {
  const t = useText(sanctionTexts);
  const { here, may } = useWho();
  const measureOf = (id: string): string => {
    const known = measures.find((each) => each === id);
    return known === undefined ? id : t(known);
  };
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: t("name"), cell: ({ imposed }) => imposed?.name ?? "" },
        {
          key: "number",
          head: t("number"),
          cell: ({ imposed }) => `${imposed?.register ?? ""} ${imposed?.number ?? ""}`,
        },
        { key: "measure", head: t("measure"), cell: ({ imposed }) => measureOf(imposed?.measure ?? "") },
        { key: "from", head: t("from"), cell: ({ imposed }) => imposed?.from ?? "" },
        { key: "until", head: t("until"), cell: ({ imposed }) => imposed?.until ?? t("noEnd") },
        { key: "document", head: t("document"), cell: ({ imposed }) => imposed?.document ?? "" },
        {
          key: "state",
          head: t("state"),
          cell: (row) => {
            const state = stateOf(row, on);
            return (
              <>
                <StateTag tone={state === "running" ? "stop" : "off"}>{t(state)}</StateTag>
                {row.lifted === null && may("parties.write") ? (
                  <CommandForm
                    route={partyRoutes.liftSanction}
                    act={t("lift")}
                    fields={[
                      { name: "on", label: t("on"), kind: "date" },
                      { name: "reason", label: t("reason"), kind: "line" },
                    ]}
                    input={({ texts }) => ({
                      params: { organisation: here.organisation, sanction: row.id },
                      body: texts,
                    })}
                  />
                ) : null}
              </>
            );
          },
        },
      ]}
    />
  );
};

/** A regulator bars people from the trade and sets bars aside. */
export const Page = () => {
  const t = useText(sanctionTexts);
  const told = useBilingual();
  const { here, may } = useWho();
  const { on } = useAsOf();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const { organisation } = here;
  const bars = useLoaded(partyRoutes.sanctions, { params: { organisation }, query: { limit: 200 } });
  const fits = (row: Sanction): boolean =>
    (shown === "all" || stateOf(row, on) === shown) &&
    [row.imposed?.name, row.imposed?.number, row.imposed?.document].some((each) =>
      (each ?? "").includes(search.trim()),
    );
  return (
    <div className="page">
      <PageHead kicker={told(here.name)} title={t("title")} />
      <p className="lead">{t("lead")}</p>
      <div className="row">
        <Field label={t("filter")}>
          {(tie) => <input {...tie} type="search" value={search} onChange={({ target }) => setSearch(target.value)} />}
        </Field>
        <Field label={t("show")}>
          {(tie) => (
            <select
              {...tie}
              value={shown}
              onChange={({ target }) => setShown(states.find((each) => each === target.value) ?? "all")}
            >
              {states.map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Loading of={bars}>
        {({ items }) => {
          const rows = items.filter(fits);
          return rows.length === 0 ? (
            <p className="card card-body">{t("none")}</p>
          ) : (
            <div className="card">
              <Bars of={rows} on={on} />
            </div>
          );
        }}
      </Loading>
      {here.kind === "regulator" && may("parties.write") ? (
        <CommandForm
          route={partyRoutes.imposeSanction}
          act={t("impose")}
          fields={[
            { name: "register", label: t("register"), kind: "line" },
            { name: "number", label: t("number"), kind: "line" },
            { name: "name", label: t("name"), kind: "line" },
            {
              name: "measure",
              label: t("measure"),
              kind: "select",
              options: measures.map((value) => ({ value, label: t(value) })),
            },
            { name: "document", label: t("document"), kind: "line" },
            { name: "reason", label: t("reason"), kind: "line" },
            { name: "decided", label: t("decided"), kind: "date" },
          ]}
          input={({ texts }) => ({ params: { organisation }, body: texts })}
        />
      ) : null}
    </div>
  );
};
