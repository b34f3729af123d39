import { Link } from "@tanstack/react-router";
import { gridTexts } from "@touchstone/contract";
import type { GridColumn } from "@touchstone/register";
import { lazy, Suspense } from "react";
import { useText } from "../../shell/language.tsx";
import { useWhy } from "../../shell/why.tsx";
import { whyNot } from "./cell-rules.ts";
import { useColumnName } from "./column-names.ts";
import { isPerLine, type Line, textAt } from "./grid-layout.ts";

const CellHistory = lazy(async () => ({ default: (await import("./cell-history.tsx")).CellHistory }));

type Props = {
  readonly line: Line;
  readonly column: GridColumn;
  readonly mayWrite: boolean;
  readonly edit: () => void;
};

/** What the active cell says in full, whether it is typed, and if not, by which act it is filled. */
export const CellBar = ({ line, column, mayWrite, edit }: Props) => {
  const t = useText(gridTexts);
  const name = useColumnName()(column);
  const { show } = useWhy();
  const why = whyNot(line, column, mayWrite);
  const text = textAt(line, column);
  const { row } = line;
  const tell = () =>
    show({
      title: t("historyOf", { column: name }),
      because: (
        <Suspense fallback={t("historyReading")}>
          <CellHistory risk={row.id} column={column} line={isPerLine(column) ? line.line.id : null} />
        </Suspense>
      ),
    });
  return (
    <div className="cell-bar">
      <div className="cell-bar-text">
        <small>
          {row.no} {row.title} · {name}
        </small>
        <div>{text === "" ? <span className="small">{t("cellEmpty")}</span> : text}</div>
        {why === null || why === "readOnly" ? null : <small>{t(why, { column: name })}</small>}
      </div>
      <div className="actions">
        {why === null ? (
          <button type="button" className="btn small" onClick={edit}>
            {t("edit")}
          </button>
        ) : null}
        <button type="button" className="btn small" aria-haspopup="dialog" onClick={tell}>
          {t("history")}
        </button>
        <Link to="/register/$risk" params={{ risk: row.id }} className="btn small">
          {why === "byAct" || why === "noDocument" ? t("goToAct") : t("openRow")}
        </Link>
      </div>
    </div>
  );
};
