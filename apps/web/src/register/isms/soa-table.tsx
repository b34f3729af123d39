import { ismsWords, soaTexts } from "@touchstone/contract";
import { type ReactNode, useState } from "react";
import { useText } from "../../shell/language.tsx";
import type { Edit, SoaRow } from "./soa-edits.ts";
import { SoaLineRow } from "./soa-row.tsx";

export const SoaHead = ({ children }: { readonly children?: ReactNode }) => {
  const words = useText(ismsWords);
  const heads = ["control", "controlTitle", "applicable", "status", "justification", "process", "risks"] as const;
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {words(head)}
          </th>
        ))}
        {children}
      </tr>
    </thead>
  );
};

type Props = {
  readonly label: string;
  readonly rows: readonly SoaRow[];
  readonly edit: ((control: string, change: Edit) => void) | null;
};

export const SoaTable = ({ label, rows, edit }: Props) => {
  const t = useText(soaTexts);
  const [open, setOpen] = useState<string | null>(null);
  const close = (control: string) => {
    setOpen(null);
    // The keyboard goes on where it left off.
    document.querySelector<HTMLElement>(`[data-control="${control}"]`)?.focus();
  };
  return (
    <section className="scroll" aria-label={label} tabIndex={0}>
      <table className="table cards soa-table">
        <caption className="visually-hidden">{label}</caption>
        <SoaHead>
          <th scope="col" className="no-print">
            <span className="visually-hidden">{t("editLine", { control: "" })}</span>
          </th>
        </SoaHead>
        <tbody>
          {rows.map((row) => (
            <SoaLineRow
              key={row.control}
              row={row}
              isOpen={open === row.control}
              open={(isOpen) => (isOpen ? setOpen(row.control) : close(row.control))}
              edit={edit === null ? null : (change) => edit(row.control, change)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
};
