import { gridTexts, registerTexts } from "@touchstone/contract";
import { columnViews, type GridColumn, gridColumns } from "@touchstone/register";
import { useText } from "../../shell/language.tsx";
import { useColumnName } from "./column-names.ts";
import { fixedColumns, readColumns, usualColumns } from "./grid-layout.ts";

type Props = { readonly shown: readonly GridColumn[]; readonly show: (columns: GridColumn[]) => void };

/** Columns by group (OH-19) and one by one. */
export const ColumnsMenu = ({ shown, show }: Props) => {
  const t = useText(gridTexts);
  const r = useText(registerTexts);
  const name = useColumnName();
  const set = (columns: readonly GridColumn[], isOn: boolean) => {
    const others = shown.filter((column) => !columns.includes(column));
    show([...readColumns([...others, ...(isOn ? columns : [])].join(","))]);
  };
  const choice = (column: GridColumn) => (
    <label key={column} className="choice">
      <input
        type="checkbox"
        checked={shown.includes(column)}
        disabled={fixedColumns.includes(column)}
        onChange={(event) => set([column], event.target.checked)}
      />{" "}
      {name(column)}
    </label>
  );
  const onDemand = gridColumns.filter((column) => !usualColumns.some((one) => one === column));
  return (
    <details className="act menu">
      <summary className="btn small">{t("columns")}</summary>
      <div className="columns-menu">
        <fieldset>
          <legend>{t("columnGroups")}</legend>
          {columnViews.map(({ key, columns }) => (
            <div key={key} className="row">
              <label className="choice">
                <input
                  type="checkbox"
                  checked={columns.every((column) => shown.includes(column))}
                  onChange={(event) => set(columns, event.target.checked)}
                />{" "}
                {r(`group.${key}`)}
              </label>
              <button type="button" className="btn small" onClick={() => show([...readColumns(columns.join(","))])}>
                {t("columnsOnly", { group: r(`group.${key}`) })}
              </button>
            </div>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t("columns")}</legend>
          {usualColumns.map(choice)}
        </fieldset>
        <fieldset>
          <legend>{t("columnsOnDemand")}</legend>
          {onDemand.map(choice)}
        </fieldset>
      </div>
    </details>
  );
};
