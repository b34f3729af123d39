import { gridTexts, registerTexts } from "@touchstone/contract";
import { columns, type GridColumn } from "@touchstone/register";
import { useText } from "../../shell/language.tsx";

/** What a column is called: the printed ones by their mark, the others by their own words. */
export const useColumnName = (): ((column: GridColumn) => string) => {
  const t = useText(registerTexts);
  const g = useText(gridTexts);
  return (column) => {
    const printed = columns.find(({ key }) => key === column);
    if (printed !== undefined) return t(`column.${printed.key}`);
    const own = `column.${column}` as const;
    return own in gridTexts ? g(own as keyof typeof gridTexts) : column;
  };
};
