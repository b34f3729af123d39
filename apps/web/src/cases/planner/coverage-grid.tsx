import { plannerTexts } from "@touchstone/contract";
import { useText } from "../../shell/language.tsx";
import type { Programme } from "./programme-one-page.tsx";
import "./coverage-grid.css";

type Cell = Programme["coverage"][number];

export const marks = { done: "●", planned: "◐", never: "○" } as const;

const rowKey = ({ process, clause }: Cell): string => `${process} ${clause}`;
const columnKey = ({ site, shift }: Cell): string => JSON.stringify([site, shift]);

/** The matrix to look at: clauses down, sites and shifts across; a sign in each cell beside its colour. */
export const CoverageGrid = ({ cells }: { readonly cells: readonly Cell[] }) => {
  const t = useText(plannerTexts);
  const rows = [...new Map(cells.map((cell) => [rowKey(cell), cell])).values()];
  const columns = [...new Map(cells.map((cell) => [columnKey(cell), cell])).values()];
  const at = new Map(cells.map((cell) => [`${rowKey(cell)} ${columnKey(cell)}`, cell]));
  const head = ({ site, shift }: Cell) => [site, shift].filter((part) => part !== null).join(" · ") || t("any");
  return (
    <section className="scroll" aria-label={t("coverageTitle")} tabIndex={0}>
      <table className="table coverage-grid">
        <caption className="visually-hidden">{t("coverageTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("clause")}</th>
            {columns.map((column) => (
              <th key={columnKey(column)} scope="col">
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row">
                {row.process} <span className="num">{row.clause}</span>
              </th>
              {columns.map((column) => {
                const cell = at.get(`${rowKey(row)} ${columnKey(column)}`);
                return cell === undefined ? (
                  <td key={columnKey(column)} />
                ) : (
                  <td key={columnKey(column)} className={cell.state} title={t(`cell_${cell.state}`)}>
                    <span aria-hidden="true">{marks[cell.state]}</span>
                    <span className="visually-hidden">{t(`cell_${cell.state}`)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
