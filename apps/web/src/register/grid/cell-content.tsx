import { Link } from "@tanstack/react-router";
import { gridTexts, registerTexts } from "@touchstone/contract";
import { demandColumns, type GridColumn } from "@touchstone/register";
import { useText } from "../../shell/language.tsx";
import { StateTag } from "../../shell/state-tag.tsx";
import { PrintedDate } from "../printed-date.tsx";
import { RiskTag } from "../risk-tag.tsx";
import { isPerLine, type Line, textAt } from "./grid-layout.ts";

type Props = { readonly of: Line; readonly column: GridColumn };

const LineContent = ({ of, column }: Props) => {
  const t = useText(registerTexts);
  const g = useText(gridTexts);
  const { line } = of;
  const text = textAt(of, column);
  if (column === "effective" && line.check !== null) {
    return <PrintedDate line={{ check: line.check, date: line.date, printedDate: line.printedDate }} length="short" />;
  }
  if (column === "document" && line.withdrawn !== null) {
    return (
      <>
        <s>{line.title}</s> <small>{t("withdrawn", { reason: line.withdrawn })}</small>
      </>
    );
  }
  if (column === "clauses") {
    return (
      <>
        {text === "" ? null : <div>{text}</div>}
        {line.bare ? <StateTag tone="hold">{t("notExtracted")}</StateTag> : null}
      </>
    );
  }
  if (text !== "" || !demandColumns.some((one) => one === column)) return text;
  if (column === "due") return of.row.due;
  const known =
    column === "documentNumber"
      ? line.law?.documentNumber
      : column === "issuer"
        ? line.law?.issuer
        : column === "level"
          ? line.law?.level
          : column === "sourceAddress"
            ? line.law?.source
            : null;
  return known ? (
    <>
      {known} <small>{g("fromLawBase")}</small>
    </>
  ) : null;
};

/** What a cell shows: its text, and beside it what follows from the row. */
export const CellContent = ({ of, column }: Props) => {
  const t = useText(registerTexts);
  const { row } = of;
  if (isPerLine(column)) return <LineContent of={of} column={column} />;
  if (column === "no") {
    const name = t("openRow", { no: row.no, title: row.title });
    return (
      <Link to="/register/$risk" params={{ risk: row.id }} aria-label={name} className="num" tabIndex={-1}>
        {row.no === "" ? "–" : row.no}
      </Link>
    );
  }
  if (column === "risk") {
    return (
      <>
        <div className="one-line">{row.title}</div>
        {row.cells.harm === undefined ? null : <div className="small one-line">{row.cells.harm}</div>}
        <RiskTag state={row.state} />
      </>
    );
  }
  if (column !== "objectives") return textAt(of, column);
  const year = Temporal.Now.plainDateISO("Asia/Shanghai").year;
  const counted = row.year.flatMap(({ objective, required, done }) =>
    required === null ? [] : [{ objective, required, done }],
  );
  return (
    <>
      {textAt(of, column)}
      {counted.map(({ objective, required, done }) => (
        <div key={objective} className={done < required ? "num behind" : "num"}>
          {t("perYear", { year, done, required })}
        </div>
      ))}
    </>
  );
};
