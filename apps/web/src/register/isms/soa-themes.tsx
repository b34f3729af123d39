import { soaTexts } from "@touchstone/contract";
import { useState } from "react";
import { useBilingual, useText } from "../../shell/language.tsx";
import type { Edit, Soa, SoaRow } from "./soa-edits.ts";
import { SoaTable } from "./soa-table.tsx";
import "../../shell/fold.css";

type Themed = {
  readonly rows: readonly SoaRow[];
  readonly edit: ((control: string, change: Edit) => void) | null;
};
type ThemeProps = Themed & { readonly group: Soa["groups"][number]; readonly isOpened: boolean };

const Theme = ({ group, rows, edit, isOpened }: ThemeProps) => {
  const t = useText(soaTexts);
  const say = useBilingual();
  const [isOpen, setOpen] = useState(isOpened);
  const decided = rows.filter(({ applicable }) => applicable !== null).length;
  const excluded = rows.filter(({ applicable }) => applicable === false).length;
  return (
    <details className="card fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="card-head">
        <b>
          {group.id} {say(group.title)}
        </b>
        <span className="num">{t("progress", { decided, of: rows.length })}</span>
        {excluded === 0 ? null : <small>{t("themeExcluded", { excluded })}</small>}
      </summary>
      {isOpen ? <SoaTable label={`${group.id} ${say(group.title)}`} rows={rows} edit={edit} /> : null}
    </details>
  );
};

type Props = Themed & {
  readonly groups: Soa["groups"];
  /** Somebody asked for certain lines: they are shown, and need not be opened first. */
  readonly isFiltered: boolean;
};

/** The controls by theme: what is decided of each is seen at once, its lines are drawn when it is opened. */
export const SoaThemes = ({ groups, rows, edit, isFiltered }: Props) => (
  <div className="stack">
    {groups.map((group) => {
      const own = rows.filter((row) => row.group === group.id);
      return own.length === 0 ? null : (
        <Theme key={`${group.id} ${isFiltered}`} group={group} rows={own} edit={edit} isOpened={isFiltered} />
      );
    })}
  </div>
);
