import { caseFormTexts } from "@touchstone/contract";
import type { Field as SchemeField } from "@touchstone/kernel";
import { useBilingual, useText } from "../language.tsx";
import { type Draft, draftOf, isAsked, isRows, type PartyOption } from "./draft.ts";
import { FieldControl } from "./field-control.tsx";
import "./record-form.css";

type Props = {
  readonly fields: readonly SchemeField[];
  readonly draft: Draft;
  readonly parties: readonly PartyOption[];
  readonly onChange: (draft: Draft) => void;
};

type RowsProps = {
  readonly field: Extract<SchemeField, { type: "rows" }>;
  readonly rows: readonly Draft[];
  readonly parties: readonly PartyOption[];
  readonly onChange: (rows: readonly Draft[]) => void;
};

const Rows = ({ field, rows, parties, onChange }: RowsProps) => {
  const t = useText(caseFormTexts);
  const told = useBilingual();
  return (
    <fieldset className="rows">
      <legend>
        {told(field.title)} {field.least > 0 ? <small>{t("atLeastRows", { least: field.least })}</small> : null}
      </legend>
      {rows.map((row, at) => (
        // Rows have no identity of their own; their place is what the reader sees.
        <fieldset className="row-group" key={at}>
          <legend>{t("row", { n: at + 1 })}</legend>
          <RecordFields
            fields={field.fields}
            draft={row}
            parties={parties}
            onChange={(changed) => onChange(rows.map((each, place) => (place === at ? changed : each)))}
          />
          {rows.length > field.least ? (
            <button
              type="button"
              className="btn small"
              onClick={() => onChange(rows.filter((_, place) => place !== at))}
            >
              {t("removeRow", { n: at + 1 })}
            </button>
          ) : null}
        </fieldset>
      ))}
      {rows.length < field.most ? (
        <button type="button" className="btn" onClick={() => onChange([...rows, draftOf(field.fields, {})])}>
          {t("addRow", { what: told(field.title) })}
        </button>
      ) : null}
    </fieldset>
  );
};

/** All fields of a kind of record, drawn from the scheme. */
export const RecordFields = ({ fields, draft, parties, onChange }: Props) =>
  fields
    .filter((field) => isAsked(field, draft))
    .map((field) => {
      const value = draft[field.id];
      return field.type === "rows" ? (
        <Rows
          key={field.id}
          field={field}
          rows={isRows(value) ? value : []}
          parties={parties}
          onChange={(rows) => onChange({ ...draft, [field.id]: rows })}
        />
      ) : (
        <FieldControl
          key={field.id}
          field={field}
          value={value}
          parties={parties}
          onChange={(changed) => onChange({ ...draft, [field.id]: changed })}
        />
      );
    });
