import { Link } from "@tanstack/react-router";
import { exchangeTexts, registerExchangeRoutes, registerRoutes } from "@touchstone/contract";
import type { Target } from "@touchstone/register";
import { useState } from "react";
import { api, useCommand } from "../../shell/api.ts";
import { Field } from "../../shell/field.tsx";
import { FileDrop } from "../../shell/file-drop.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { Waiting } from "../../shell/loading.tsx";
import { PageHead } from "../../shell/page-head.tsx";
import { CommandOutcome, Refusals } from "../../shell/refusals.tsx";
import { saveFile } from "../../shell/save-file.ts";
import { useWho } from "../../shell/session.tsx";
import { HistoryPart } from "./history-part.tsx";
import { MappingPart } from "./mapping-part.tsx";
import { PlanPart } from "./plan-part.tsx";
import type { ChangePlan, TableRead } from "./table-read.ts";

type Chosen = { readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> };
type Place = { readonly sheet?: string; readonly header?: number };
type Done = { readonly added: number; readonly changed: number; readonly removed: number };

const Exports = ({ organisation }: { readonly organisation: string }) => {
  const t = useText(exchangeTexts);
  const [problem, setProblem] = useState<Parameters<typeof Refusals>[0]["problem"] | null>(null);
  const save = async (format: "csv" | "xlsx") => {
    const query = { format, keys: "yes" } as const;
    const file = await api.download(registerRoutes.export, { params: { organisation }, query });
    setProblem(file.ok ? null : file.problem);
    if (file.ok) saveFile(file.value, `register-keys.${format}`);
  };
  return (
    <div className="stack">
      <div className="row">
        <button type="button" className="btn" onClick={() => void save("xlsx")}>
          {t("exportXlsx")}
        </button>
        <button type="button" className="btn" onClick={() => void save("csv")}>
          {t("exportCsv")}
        </button>
      </div>
      <small>{t("exportHint")}</small>
      {problem === null ? null : <Refusals problem={problem} />}
    </div>
  );
};

type TableProps = { readonly read: TableRead; readonly isBusy: boolean; readonly onRead: (place: Place) => void };

const TableChoice = ({ read, isBusy, onRead }: TableProps) => {
  const t = useText(exchangeTexts);
  const [header, setHeader] = useState(String(read.header));
  return (
    <div className="row">
      {read.sheets.length < 2 ? null : (
        <Field label={t("sheet")}>
          {(tie) => (
            <select
              {...tie}
              value={read.sheet ?? ""}
              disabled={isBusy}
              onChange={({ target: { value } }) => onRead({ sheet: value })}
            >
              {read.sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t("header")}>
        {(tie) => (
          <input {...tie} type="number" min={1} value={header} onChange={({ target: { value } }) => setHeader(value)} />
        )}
      </Field>
      <button
        type="button"
        className="btn"
        disabled={isBusy || !/^[1-9]\d{0,4}$/.test(header)}
        onClick={() => onRead({ ...(read.sheet === null ? {} : { sheet: read.sheet }), header: Number(header) })}
      >
        {t("again")}
      </button>
    </div>
  );
};

/** File, mapping, preview, apply, undo: one way for a spreadsheet into the register, whichever it is. */
export const Page = () => {
  const t = useText(exchangeTexts);
  const say = useBilingual();
  const { here, may } = useWho();
  const params = { organisation: here.organisation };
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [read, setRead] = useState<TableRead | null>(null);
  const [mapped, setMapped] = useState<readonly Target[]>([]);
  const [whole, setWhole] = useState<"no" | "yes">("no");
  const [plan, setPlan] = useState<ChangePlan | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const look = useCommand(registerExchangeRoutes.read);
  const preview = useCommand(registerExchangeRoutes.preview);
  const apply = useCommand(registerExchangeRoutes.apply);
  const isBusy = [look, preview, apply].some(({ status }) => status.state === "busy");

  const forget = () => {
    setPlan(null);
    setDone(null);
    preview.reset();
    apply.reset();
  };
  const readTable = async ({ file, bytes }: Chosen, place: Place) => {
    forget();
    const header = place.header === undefined ? {} : { header: place.header };
    const sheet = place.sheet === undefined ? {} : { sheet: place.sheet };
    const answer = await look.run({ params, query: { file, ...sheet, ...header }, bytes });
    setRead(answer);
    setMapped(answer?.columns.map(({ to }) => to) ?? []);
  };
  const choose = async (file: File | undefined) => {
    setRead(null);
    forget();
    if (file === undefined) return setChosen(null);
    const next = { file: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    setChosen(next);
    await readTable(next, {});
  };
  const queryOf = ({ file }: Chosen, { sheet, header }: TableRead) => ({
    file,
    header,
    columns: mapped.join(","),
    whole,
    ...(sheet === null ? {} : { sheet }),
  });
  const see = async (what: Chosen, table: TableRead) => {
    setDone(null);
    apply.reset();
    setPlan(await preview.run({ params, query: queryOf(what, table), bytes: what.bytes }));
  };
  const write = async (what: Chosen, table: TableRead, seen: ChangePlan) => {
    const query = { ...queryOf(what, table), plan: seen.plan };
    const answer = await apply.run({ params, query, bytes: what.bytes });
    if (answer === null) return;
    setPlan(null);
    setDone(answer.counts);
  };
  const blocked = plan === null ? 0 : plan.counts.conflict + plan.counts.refused;
  const toWrite = plan === null ? 0 : plan.counts.added + plan.counts.changed + plan.counts.removed;
  return (
    <div className="page narrow">
      <PageHead kicker={say(here.name)} title={t("title")} />
      <Exports organisation={here.organisation} />
      <FileDrop
        lead={t("lead")}
        label={t("chooseFile")}
        accept=".csv,.tsv,.txt,.xlsx"
        isBusy={isBusy}
        onChoose={(file) => void choose(file)}
      />
      <div aria-live="polite" className="stack">
        {look.status.state === "busy" ? (
          <>
            <small>{t("reading", { file: chosen?.file ?? "" })}</small>
            <Waiting />
          </>
        ) : null}
        <CommandOutcome of={look} />
        {read === null ? null : <p>{t(read.keyed ? "keyed" : "found", { header: read.header, rows: read.rows })}</p>}
      </div>
      {read === null || chosen === null ? null : (
        <>
          <TableChoice
            key={`${read.sheet} ${read.header}`}
            read={read}
            isBusy={isBusy}
            onRead={(place) => void readTable(chosen, place)}
          />
          {read.keyed ? null : (
            <MappingPart
              read={read}
              mapped={mapped}
              organisation={here.organisation}
              mayWrite={may("register.write")}
              onMap={(next) => {
                forget();
                setMapped(next);
              }}
            />
          )}
          {read.keyed ? (
            <label className="row">
              <input
                type="checkbox"
                checked={whole === "yes"}
                onChange={({ target: { checked } }) => {
                  forget();
                  setWhole(checked ? "yes" : "no");
                }}
              />
              <span>{t("whole")}</span>
            </label>
          ) : null}
          <div className="row">
            <button
              type="button"
              className={plan === null ? "btn primary" : "btn"}
              disabled={isBusy}
              onClick={() => void see(chosen, read)}
            >
              {t("preview")}
            </button>
          </div>
        </>
      )}
      <div aria-live="polite" className="stack">
        {preview.status.state === "busy" || apply.status.state === "busy" ? <Waiting /> : null}
        <CommandOutcome of={preview} />
        <CommandOutcome of={apply} />
        {done === null ? null : (
          <div className="notice ok">
            <div>{t("applied", done)}</div>
            <div className="row">
              <Link to="/health" className="btn">
                {t("toHealth")}
              </Link>
              <Link to="/register" className="btn">
                {t("toRegister")}
              </Link>
            </div>
          </div>
        )}
        {blocked === 0 ? null : <div className="notice stop">{t("blocked")}</div>}
      </div>
      {plan === null || chosen === null || read === null ? null : (
        <>
          {blocked > 0 || toWrite === 0 || !may("register.write") ? null : (
            <div className="row">
              <button
                type="button"
                className="btn primary"
                disabled={isBusy}
                onClick={() => void write(chosen, read, plan)}
              >
                {t("apply", { count: toWrite })}
              </button>
            </div>
          )}
          <PlanPart key={plan.plan} plan={plan} />
        </>
      )}
      <HistoryPart organisation={here.organisation} mayWrite={may("register.write")} />
    </div>
  );
};
