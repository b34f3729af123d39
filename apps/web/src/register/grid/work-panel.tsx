import { gridTexts } from "@touchstone/contract";
import { type GridColumn, gridColumns } from "@touchstone/register";
import { useEffect, useRef } from "react";
import { useText } from "../../shell/language.tsx";
import { useColumnName } from "./column-names.ts";
import type { Changes, Edit, Plan } from "./use-changes.ts";

/** Long enough to think better of it. */
const undoFor = 10_000;
const shownAtMost = 100;

const useOpen = () => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return dialog;
};

const columnOf = (text: string): GridColumn => gridColumns.find((one) => one === text) ?? "no";

type PreviewProps = { readonly plan: Plan; readonly edits: readonly Edit[]; readonly changes: Changes };

const Preview = ({ plan, edits, changes }: PreviewProps) => {
  const t = useText(gridTexts);
  const name = useColumnName();
  const dialog = useOpen();
  const lines = plan.rows.flatMap(({ risk, no, title, cells, conflicts, refusals, notes }) => [
    ...cells.map(({ column, line, from, to }) => ({
      key: `${risk} ${line} ${column}`,
      row: `${no} ${title}`,
      column: name(column),
      from,
      to,
      note: notes.find((note) => note.column === column)?.message ?? "",
    })),
    ...conflicts.map(({ column, line, theirs, yours }) => ({
      key: `${risk} ${line} ${column} conflict`,
      row: `${no} ${title}`,
      column: name(column),
      from: theirs,
      to: yours,
      note: t("conflictTitle"),
    })),
    ...refusals.map(({ code, column, message }) => ({
      key: `${risk} ${code} ${column}`,
      row: `${no} ${title}`,
      column: column === null ? "" : name(columnOf(column)),
      from: "",
      to: "",
      note: message,
    })),
  ]);
  const stuck = new Set(
    plan.rows.flatMap(({ kind, risk }) => (kind === "conflict" || kind === "refused" ? [risk] : [])),
  );
  const rest = edits.filter(({ risk }) => !stuck.has(risk));
  return (
    <dialog ref={dialog} className="sheet-dialog" aria-label={t("previewTitle")} onClose={changes.rest}>
      <h2>{t("previewTitle")}</h2>
      <p>{t("previewCounts", plan.counts)}</p>
      {stuck.size === 0 ? null : <p className="notice hold">{t("previewStands")}</p>}
      <section className="scroll" tabIndex={0} aria-label={t("previewTitle")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("previewRow")}</th>
              <th scope="col">{t("previewColumn")}</th>
              <th scope="col">{t("previewFrom")}</th>
              <th scope="col">{t("previewTo")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, shownAtMost).map(({ key, row, column, from, to, note }) => (
              <tr key={key}>
                <td>{row}</td>
                <td>{column}</td>
                <td>{from}</td>
                <td>
                  {to} {note === "" ? null : <small>{note}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {lines.length > shownAtMost ? <small>{t("previewMore", { count: lines.length - shownAtMost })}</small> : null}
      </section>
      <div className="actions">
        {stuck.size === 0 ? (
          <button type="button" className="btn" onClick={() => changes.apply(edits, plan.plan)}>
            {t("apply")}
          </button>
        ) : (
          <button type="button" className="btn" disabled={rest.length === 0} onClick={() => changes.preview(rest)}>
            {t("applyRest")}
          </button>
        )}
        <button type="button" className="btn plain" onClick={changes.rest}>
          {t("cancel")}
        </button>
      </div>
    </dialog>
  );
};

type ConflictProps = {
  readonly edit: Edit;
  readonly seen: string;
  readonly theirs: string;
  readonly changes: Changes;
};

const Conflict = ({ edit, seen, theirs, changes }: ConflictProps) => {
  const t = useText(gridTexts);
  const dialog = useOpen();
  return (
    <dialog ref={dialog} className="sheet-dialog" aria-label={t("conflictTitle")} onClose={changes.rest}>
      <h2>{t("conflictTitle")}</h2>
      <dl className="facts">
        <dt>{t("conflictSeen")}</dt>
        <dd>{seen === "" ? t("cellEmpty") : seen}</dd>
        <dt>{t("conflictTheirs")}</dt>
        <dd>{theirs === "" ? t("cellEmpty") : theirs}</dd>
        <dt>{t("conflictYours")}</dt>
        <dd>{edit.to === "" ? t("cellEmpty") : edit.to}</dd>
      </dl>
      <div className="actions">
        <button type="button" className="btn" onClick={changes.rest}>
          {t("takeTheirs")}
        </button>
        <button type="button" className="btn" onClick={() => changes.insist(edit)}>
          {t("takeYours")}
        </button>
      </div>
    </dialog>
  );
};

const Said = ({ changes }: { readonly changes: Changes }) => {
  const t = useText(gridTexts);
  const { work, rest } = changes;
  useEffect(() => {
    if (work.state !== "said") return;
    const timer = setTimeout(rest, undoFor);
    return () => clearTimeout(timer);
  }, [work, rest]);
  if (work.state !== "said") return null;
  return (
    <div className="toast">
      <span>{work.text}</span>
      {work.undo === null ? null : (
        <button type="button" className="btn small" onClick={changes.undo}>
          {t("undo")}
        </button>
      )}
    </div>
  );
};

/** What becomes of a change: saving, said with its undo, refused, or first to be looked at. */
export const WorkPanel = ({ changes }: { readonly changes: Changes }) => {
  const t = useText(gridTexts);
  const { work } = changes;
  return (
    <>
      <div role="status" className="work-said">
        {work.state === "busy" ? t("saving") : null}
        <Said changes={changes} />
      </div>
      {work.state === "wrong" ? (
        <div className="notice stop" role="alert">
          <div>{work.text}</div>
          <button type="button" className="btn small" onClick={changes.rest}>
            {t("close")}
          </button>
        </div>
      ) : null}
      {work.state === "preview" ? <Preview plan={work.plan} edits={work.edits} changes={changes} /> : null}
      {work.state === "conflict" ? (
        <Conflict edit={work.edit} seen={work.seen} theirs={work.theirs} changes={changes} />
      ) : null}
    </>
  );
};
