import { ismsWords, soaTexts } from "@touchstone/contract";
import { controlsByProcess, type Process } from "@touchstone/register";
import { saveCsv } from "../../shell/csv.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { useText } from "../../shell/language.tsx";
import type { SoaRow } from "./soa-edits.ts";
import "../../shell/fold.css";

/** The usual name of a process, and what else it is called. */
const Name = ({ of: { name, spellings } }: { readonly of: Process }) => {
  const t = useText(soaTexts);
  const words = useText(ismsWords);
  if (name === "") return t("noProcess");
  const others = spellings.filter((spelling) => spelling !== name);
  if (others.length === 0) return name;
  return (
    <>
      {name} <small>{words("spelled", { names: others })}</small>
    </>
  );
};

export const Processes = ({ rows }: { readonly rows: readonly SoaRow[] }) => {
  const t = useText(soaTexts);
  const words = useText(ismsWords);
  const processes = controlsByProcess(rows);
  if (processes.length === 0) return null;
  const bare = processes.find(({ name }) => name === "")?.controls ?? [];
  const nameOf = ({ name }: Process) => (name === "" ? t("noProcess") : name);
  const head = [words("process"), t("carried"), t("controls"), words("status.in-place")];
  const save = () =>
    saveCsv(
      "controls-by-process.csv",
      head,
      processes.map((one) => [nameOf(one), one.controls.length, one.controls.join(" "), one.inPlace]),
    );
  return (
    <details className="card fold">
      <summary className="card-head">
        <span>{t("byProcess", { processes: processes.length - Number(bare.length > 0), bare: bare.length })}</span>
        {bare.length === 0 || bare.length > 9 ? null : <small>{t.list(bare)}</small>}
      </summary>
      <DataTable
        caption={words("process")}
        rows={processes}
        rowKey={({ name }) => name}
        columns={[
          { key: "process", head: words("process"), cell: (one) => <Name of={one} /> },
          {
            key: "carried",
            head: t("carried"),
            cell: ({ controls }) => <span className="num">{controls.length}</span>,
          },
          { key: "controls", head: t("controls"), cell: ({ controls }) => controls.join(", ") },
          {
            key: "inPlace",
            head: words("status.in-place"),
            cell: ({ inPlace }) => <span className="num">{inPlace}</span>,
          },
        ]}
      />
      <div className="card-body no-print">
        <div>
          <button type="button" className="btn" onClick={save}>
            {t("processCsv")}
          </button>
        </div>
      </div>
    </details>
  );
};
