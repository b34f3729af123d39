import { Link, useNavigate } from "@tanstack/react-router";
import { type OutputOf, type registerRoutes, registerTexts } from "@touchstone/contract";
import { type ColumnKey, columnGroups, columns } from "@touchstone/register";
import { Fragment, type KeyboardEvent, type ReactNode, useRef } from "react";
import { useText } from "../shell/language.tsx";
import { StateTag } from "../shell/state-tag.tsx";
import { move } from "./move.ts";
import { PrintedDate } from "./printed-date.tsx";
import { RiskTag } from "./risk-tag.tsx";

type Row = OutputOf<typeof registerRoutes.list>["items"][number];
type Line = Row["lines"][number];

const perLine = ["document", "effective", "clauses"] as const satisfies readonly ColumnKey[];
const perRisk = columns.map(({ key }) => key).filter((key) => !perLine.some((one) => one === key));
const at = (key: ColumnKey): number => columns.findIndex((column) => column.key === key);

const Text = ({ cells }: { readonly cells: readonly string[] }) => {
  const lines = cells.flatMap((cell) => cell.split("\n")).filter((line) => line.trim() !== "");
  // Equal lines in one cell are printed as often as they stood there, so the place is part of what they are.
  const keyed = lines.map((line, index) => ({ key: `${index} ${line}`, line }));
  return keyed.map(({ key, line }) => <div key={key}>{line}</div>);
};

const LineCell = ({
  line,
  column,
  printed,
}: {
  readonly line: Line;
  readonly column: string;
  readonly printed: string;
}) => {
  const t = useText(registerTexts);
  if (column === "effective") return <PrintedDate line={line} length="short" />;
  if (column === "document") {
    return line.withdrawn === null ? (
      <>{line.title}</>
    ) : (
      <>
        <s>{line.title}</s> <small>{t("withdrawn", { reason: line.withdrawn.reason })}</small>
      </>
    );
  }
  return (
    <>
      <Text cells={[printed]} />
      {line.clauses.length === 0 && line.withdrawn === null ? (
        <StateTag tone="hold">{t("notExtracted")}</StateTag>
      ) : null}
    </>
  );
};

const RiskCell = ({ row, column }: { readonly row: Row; readonly column: ColumnKey }) => {
  const t = useText(registerTexts);
  const year = Temporal.Now.plainDateISO("Asia/Shanghai").year;
  const cells = row.cells.map((line) => line[at(column)] ?? "");
  if (column === "no") {
    const name = t("openRow", { no: row.no, title: row.title });
    return (
      <Link to="/register/$risk" params={{ risk: row.id }} aria-label={name} className="num" tabIndex={-1}>
        {row.no === "" ? t("unnumbered") : row.no}
      </Link>
    );
  }
  if (column === "risk") {
    return (
      <>
        <div>{row.title}</div>
        {row.harm === "" ? null : <div className="small">{row.harm}</div>}
        <RiskTag state={row.state} />
      </>
    );
  }
  if (column !== "objectives") return <Text cells={cells} />;
  const counted = row.year.flatMap(({ objective, required, done }) =>
    required === null ? [] : [{ objective, required, done }],
  );
  return (
    <>
      <Text cells={cells} />
      {counted.map(({ objective, required, done }) => (
        <div key={objective} className={done < required ? "num behind" : "num"}>
          {t("perYear", { year, done, required })}
        </div>
      ))}
    </>
  );
};

type CellProps = {
  readonly row: number;
  readonly column: ColumnKey;
  readonly height?: number;
  readonly first: boolean;
  readonly children: ReactNode;
};

const Cell = ({ row, column, height = 1, first, children }: CellProps) => (
  <td
    data-row={row}
    data-column={at(column)}
    data-height={height}
    rowSpan={height}
    tabIndex={first ? 0 : -1}
    className={`column-${column}`}
  >
    {children}
  </td>
);

/** The printed table again, one body for each risk: what belongs to the risk stands once beside all its lines. */
export const RegisterGrid = ({ rows }: { readonly rows: readonly Row[] }) => {
  const t = useText(registerTexts);
  const navigate = useNavigate();
  const table = useRef<HTMLTableElement>(null);
  const starts = rows.reduce<readonly number[]>(
    (tops, row) => [...tops, (tops.at(-1) ?? 0) + Math.max(1, row.lines.length)],
    [0],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (table.current === null) return;
    if (event.key === "Enter" && event.target instanceof HTMLTableCellElement) {
      const line = Number(event.target.dataset["row"]);
      const found = rows[starts.findLastIndex((top) => top <= line)];
      if (found !== undefined) void navigate({ to: "/register/$risk", params: { risk: found.id } });
    } else if (move(table.current, event.target, event.key)) event.preventDefault();
  };
  return (
    <section className="scroll register-scroll" aria-label={t("gridLabel")}>
      <table ref={table} role="grid" className="table register-grid" aria-label={t("gridLabel")} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <td className="column-no" />
            {columnGroups.map((group) => (
              <th
                key={group.key}
                colSpan={group.columns.length}
                scope="colgroup"
                className={`group group-${group.key}`}
              >
                {t(`group.${group.key}`)}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ key }) => (
              <th key={key} scope="col" className={`column-${key}`}>
                {t(`column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row, index) => {
          const top = starts[index] ?? 0;
          const height = Math.max(1, row.lines.length);
          const risk = (key: ColumnKey) => (
            <Cell key={key} row={top} column={key} height={height} first={top === 0 && key === "no"}>
              <RiskCell row={row} column={key} />
            </Cell>
          );
          const own = perRisk.map(risk);
          return (
            <tbody key={row.id}>
              {Array.from({ length: height }, (_, offset) => {
                const line = row.lines[offset];
                return (
                  <tr key={line?.id ?? "none"}>
                    {offset === 0 ? own.slice(0, 2) : null}
                    {perLine.map((key) => (
                      <Cell key={key} row={top + offset} column={key} first={false}>
                        {line === undefined ? null : (
                          <LineCell line={line} column={key} printed={row.cells[offset]?.[at(key)] ?? ""} />
                        )}
                      </Cell>
                    ))}
                    {offset === 0 ? <Fragment>{own.slice(2)}</Fragment> : null}
                  </tr>
                );
              })}
            </tbody>
          );
        })}
      </table>
    </section>
  );
};
