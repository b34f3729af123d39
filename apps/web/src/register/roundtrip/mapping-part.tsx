import { cellColumnNames, exchangeTexts, registerExchangeRoutes } from "@touchstone/contract";
import { type Target, targets } from "@touchstone/register";
import { type FormEvent, useState } from "react";
import { useCommand } from "../../shell/api.ts";
import { DataTable } from "../../shell/data-table.tsx";
import { Field } from "../../shell/field.tsx";
import { useText } from "../../shell/language.tsx";
import { CommandOutcome } from "../../shell/refusals.tsx";
import type { TableRead } from "./table-read.ts";

const isTarget = (text: string): text is Target => targets.some((target) => target === text);

const useTargetName = () => {
  const t = useText(exchangeTexts);
  const name = useText(cellColumnNames);
  return (target: Target): string => {
    switch (target) {
      case "ignore":
      case "ts_risk":
      case "ts_line":
      case "ts_version":
      case "ts_newest":
        return t(target);
      default:
        return name(target);
    }
  };
};

type Props = {
  readonly read: TableRead;
  readonly mapped: readonly Target[];
  readonly organisation: string;
  readonly mayWrite: boolean;
  readonly onMap: (mapped: readonly Target[]) => void;
};

const Offered = ({ read, onMap }: Pick<Props, "read" | "onMap">) => {
  const t = useText(exchangeTexts);
  if (read.mappings.length === 0) return null;
  return (
    <div className="row">
      <span>{t("fitting")}</span>
      {read.mappings.map(({ name, columns }) => {
        const known = new Map(columns.map(({ heading, to }) => [heading.trim(), to]));
        const mapped = read.columns.map(({ heading }) => known.get(heading.trim()) ?? "ignore");
        return (
          <button key={name} type="button" className="btn" onClick={() => onMap(mapped)}>
            {t("useMapping", { name })}
          </button>
        );
      })}
    </div>
  );
};

const Keep = ({ read, mapped, organisation }: Pick<Props, "read" | "mapped" | "organisation">) => {
  const t = useText(exchangeTexts);
  const save = useCommand(registerExchangeRoutes.saveMapping);
  const [name, setName] = useState("");
  const [kept, setKept] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const columns = read.columns.map(({ heading }, index) => ({ heading, to: mapped[index] ?? ("ignore" as const) }));
    const saved = await save.run({ params: { organisation }, body: { name, columns } });
    setKept(saved === null ? null : name);
  };
  return (
    <form className="row card-body" onSubmit={(event) => void submit(event)}>
      <Field label={t("mappingName")}>
        {(tie) => (
          <input {...tie} required maxLength={300} value={name} onChange={({ target: { value } }) => setName(value)} />
        )}
      </Field>
      <button type="submit" className="btn" disabled={save.status.state === "busy"}>
        {t("keep")}
      </button>
      <CommandOutcome of={save} />
      {kept === null ? null : <small role="status">{t("kept", { name: kept })}</small>}
    </form>
  );
};

/** What each column of the file is: suggested by its heading, chosen by the user, kept under a name. */
export const MappingPart = ({ read, mapped, organisation, mayWrite, onMap }: Props) => {
  const t = useText(exchangeTexts);
  const name = useTargetName();
  const rows = read.columns.map((column, index) => ({ ...column, index }));
  const taken = (index: number, target: Target) => mapped.some((other, at) => at !== index && other === target);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t("mappingTitle")}</h2>
      </div>
      <Offered read={read} onMap={onMap} />
      <DataTable
        caption={t("mappingTitle")}
        rows={rows}
        rowKey={({ index }) => String(index)}
        columns={[
          {
            key: "heading",
            head: t("heading"),
            cell: ({ heading, index }) => (heading.trim() === "" ? t("unnamed", { column: index + 1 }) : heading),
          },
          { key: "sample", head: t("sample"), cell: ({ sample }) => sample },
          {
            key: "to",
            head: t("takenFor"),
            cell: ({ heading, index }) => (
              <select
                aria-label={t("takenForOf", { heading: heading.trim() || t("unnamed", { column: index + 1 }) })}
                value={mapped[index] ?? "ignore"}
                onChange={({ target: { value } }) => {
                  if (isTarget(value)) onMap(mapped.map((old, at) => (at === index ? value : old)));
                }}
              >
                {targets.map((target) => (
                  <option key={target} value={target} disabled={target !== "ignore" && taken(index, target)}>
                    {name(target)}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
      />
      {mayWrite ? <Keep read={read} mapped={mapped} organisation={organisation} /> : null}
    </section>
  );
};
