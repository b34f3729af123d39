import { plannerRoutes, plannerTexts, visitKindTexts } from "@touchstone/contract";
import { CommandForm } from "../../shell/command-form.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useText } from "../../shell/language.tsx";
import { useWho } from "../../shell/session.tsx";
import { CoverageGrid, marks } from "./coverage-grid.tsx";
import { readCovers, writeCovers } from "./covers.ts";
import type { Programme } from "./programme-one-page.tsx";

type Cell = Programme["coverage"][number];

const keyOf = ({ process, clause, site, shift }: Cell): string => JSON.stringify([process, clause, site, shift]);

const Wanted = ({ of: { statement, wanted } }: { readonly of: Programme }) => {
  const t = useText(plannerTexts);
  const { here, may } = useWho();
  return may("cases.plan") ? (
    <CommandForm
      route={plannerRoutes.wantCoverage}
      act={t("want")}
      fields={[
        { name: "wanted", label: t("covers"), kind: "prose", hint: t("coversHint"), initial: writeCovers(wanted) },
      ]}
      input={({ texts }) => ({
        params: { organisation: here.organisation, statement },
        body: { wanted: readCovers(texts.wanted) },
      })}
    />
  ) : null;
};

const Holes = ({ cells }: { readonly cells: readonly Cell[] }) => {
  const t = useText(plannerTexts);
  const holes = cells.filter(({ state }) => state === "never");
  return holes.length === 0 ? (
    <p>{t("noHoles")}</p>
  ) : (
    <ul>
      {holes.map((cell) => (
        <li key={keyOf(cell)}>{t("hole", { ...cell, site: cell.site ?? t("any"), shift: cell.shift ?? t("any") })}</li>
      ))}
    </ul>
  );
};

const isKind = (text: string): text is keyof typeof visitKindTexts => text in visitKindTexts;

/** A visit is told by its kind, a case by its number. */
const useCoveredBy = () => {
  const word = useText(visitKindTexts);
  return ({ by }: Cell): string =>
    by.map((each) => `${isKind(each.by) ? word(each.by) : each.by} ${each.on}`).join("; ");
};

const Table = ({ cells }: { readonly cells: readonly Cell[] }) => {
  const t = useText(plannerTexts);
  const coveredBy = useCoveredBy();
  return (
    <DataTable
      caption={t("coverageTitle")}
      rows={cells}
      rowKey={keyOf}
      columns={[
        { key: "clause", head: t("clause"), cell: ({ clause }) => <span className="num">{clause}</span> },
        { key: "process", head: t("process"), cell: ({ process }) => process },
        { key: "site", head: t("site"), cell: ({ site }) => site ?? t("any") },
        { key: "shift", head: t("shift"), cell: ({ shift }) => shift ?? t("any") },
        { key: "state", head: t("state"), cell: ({ state }) => `${marks[state]} ${t(`cell_${state}`)}` },
        { key: "by", head: t("by"), cell: coveredBy },
      ]}
    />
  );
};

/** Where the programme of the cycle has holes: as a picture, as a list of them, as a table and as a file. */
export const Coverage = ({ of: programme }: { readonly of: Programme }) => {
  const t = useText(plannerTexts);
  const coveredBy = useCoveredBy();
  const { coverage: cells, number } = programme;
  const save = () =>
    saveCsv(
      `coverage-${number}.csv`,
      [t("process"), t("clause"), t("site"), t("shift"), t("state"), t("by")],
      cells.map((cell) => [cell.process, cell.clause, cell.site, cell.shift, t(`cell_${cell.state}`), coveredBy(cell)]),
    );
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("coverageTitle")}</h2>
        {cells.length === 0 ? null : (
          <button type="button" className="btn small" onClick={save}>
            {t("csv")}
          </button>
        )}
      </div>
      <div className="card-body stack">
        <p className="small">{t("coverageLead")}</p>
        {cells.length === 0 ? <p>{t("notWanted")}</p> : <Holes cells={cells} />}
        <Wanted of={programme} />
      </div>
      {cells.length === 0 ? null : (
        <>
          <CoverageGrid cells={cells} />
          <Table cells={cells} />
        </>
      )}
    </section>
  );
};
