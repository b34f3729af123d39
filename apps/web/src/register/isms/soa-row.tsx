import { Link } from "@tanstack/react-router";
import { ismsWords, soaTexts } from "@touchstone/contract";
import { soaStatuses } from "@touchstone/register";
import type { FormEvent, KeyboardEvent } from "react";
import { Field } from "../../shell/field.tsx";
import { useBilingual, useText } from "../../shell/language.tsx";
import { readForm } from "../../shell/read-form.ts";
import { StateTag } from "../../shell/state-tag.tsx";
import { ProcessField } from "./process-field.tsx";
import type { Edit, SoaRow } from "./soa-edits.ts";

type Props = {
  readonly row: SoaRow;
  readonly isOpen: boolean;
  readonly open: (isOpen: boolean) => void;
  /** Null where the reader may only look. */
  readonly edit: ((change: Edit) => void) | null;
};

const Applicable = ({ applicable }: Pick<SoaRow, "applicable">) => {
  const t = useText(ismsWords);
  if (applicable === null) return <StateTag tone="wait">{t("undecided")}</StateTag>;
  return applicable ? <StateTag tone="ok">{t("applies")}</StateTag> : <StateTag tone="off">{t("excluded")}</StateTag>;
};

const applicableOf = (text: string): boolean | null => (text === "yes" ? true : text === "no" ? false : null);

const LineForm = ({ row, open, edit }: Props & { readonly edit: NonNullable<Props["edit"]> }) => {
  const t = useText(soaTexts);
  const words = useText(ismsWords);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { one } = readForm(event.currentTarget);
    edit({
      applicable: applicableOf(one("applicable")),
      status: soaStatuses.find((status) => status === one("status")) ?? row.status,
      justification: one("justification"),
      means: one("means"),
      process: one("process").trim(),
    });
    open(false);
  };
  return (
    <form className="form" onSubmit={submit} aria-label={t("editLine", { control: row.control })}>
      <Field label={words("applicable")}>
        {(tie) => (
          <select
            {...tie}
            name="applicable"
            defaultValue={row.applicable === null ? "" : row.applicable ? "yes" : "no"}
          >
            <option value="">{words("undecided")}</option>
            <option value="yes">{words("applies")}</option>
            <option value="no">{words("excluded")}</option>
          </select>
        )}
      </Field>
      <Field label={words("justification")} need="optional">
        {(tie) => (
          <textarea {...tie} name="justification" maxLength={2000} defaultValue={row.justification} autoFocus />
        )}
      </Field>
      <Field label={words("status")}>
        {(tie) => (
          <select {...tie} name="status" defaultValue={row.status}>
            {soaStatuses.map((status) => (
              <option key={status} value={status}>
                {words(`status.${status}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words("means")} need="optional">
        {(tie) => <textarea {...tie} name="means" maxLength={2000} defaultValue={row.means} />}
      </Field>
      <ProcessField initial={row.process} />
      <div className="row">
        <button type="submit" className="btn">
          {t("save")}
        </button>
        <button type="button" className="btn" onClick={() => open(false)}>
          {t("close")}
        </button>
      </div>
    </form>
  );
};

/** To the row above or below; the filter has taken the others out of the table. */
const step = (row: HTMLElement, next: "nextElementSibling" | "previousElementSibling"): void => {
  let other = row[next];
  while (other instanceof HTMLElement && other.tabIndex !== 0) other = other[next];
  if (other instanceof HTMLElement) other.focus();
};

export const SoaLineRow = (props: Props) => {
  const { row, isOpen, open, edit } = props;
  const t = useText(soaTexts);
  const words = useText(ismsWords);
  const say = useBilingual();
  const decide: Readonly<Record<string, boolean | null>> = { y: true, n: false, u: null };
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    // Keys typed in a field of the row's form are text.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const status = soaStatuses[Number(key) - 1];
    const decided = decide[key];
    if (key === "arrowdown") step(event.currentTarget, "nextElementSibling");
    else if (key === "arrowup") step(event.currentTarget, "previousElementSibling");
    else if (edit === null) return;
    else if (decided !== undefined) edit({ applicable: decided });
    else if (status !== undefined) edit({ status });
    else if (key === "enter") open(true);
    else return;
    event.preventDefault();
  };
  return (
    <>
      {/* The row is the grid's unit of keyboard work; its button does the same for everybody else. */}
      <tr tabIndex={0} onKeyDown={press} data-control={row.control}>
        <th scope="row" className="control">
          {row.control}
        </th>
        <td data-label={words("controlTitle")}>{say(row.title)}</td>
        <td data-label={words("applicable")}>
          <Applicable applicable={row.applicable} />
        </td>
        <td data-label={words("status")} className={row.applicable === true ? "" : "nothing"}>
          {row.applicable === true ? words(`status.${row.status}`) : "–"}
        </td>
        <td data-label={words("justification")} className={row.justification + row.means === "" ? "nothing" : ""}>
          {row.justification || "–"}
          {row.means === "" ? null : <div className="small">{row.means}</div>}
        </td>
        <td data-label={words("process")} className={row.process === "" ? "nothing" : ""}>
          {row.process || "–"}
        </td>
        <td data-label={words("risks")} className={row.risks.length + row.suggested === 0 ? "nothing" : ""}>
          {row.risks.length === 0 ? (
            "–"
          ) : (
            <details>
              <summary>{t("linked", { count: row.risks.length })}</summary>
              <ul>
                {row.risks.map(({ id, title }) => (
                  <li key={id}>
                    <Link className="link" to="/register/$risk" params={{ risk: id }}>
                      {title}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {row.suggested === 0 ? null : <div className="small">{t("suggested", { count: row.suggested })}</div>}
        </td>
        <td className="no-print">
          {edit === null ? null : (
            <button
              type="button"
              className="btn small"
              aria-expanded={isOpen}
              aria-label={t("editLine", { control: row.control })}
              onClick={() => open(!isOpen)}
            >
              {t("edit")}
            </button>
          )}
        </td>
      </tr>
      {isOpen && edit !== null ? (
        <tr>
          <td colSpan={8}>
            <LineForm {...props} edit={edit} />
          </td>
        </tr>
      ) : null}
    </>
  );
};
