import { caseFormTexts, sayListBoth } from "@touchstone/contract";
import type { Json, Field as SchemeField } from "@touchstone/kernel";
import type { ReactNode } from "react";
import { useBilingual, useText } from "../language.tsx";
import { type Data, objectOf, plainText } from "./data.ts";

type DrawLink = (id: string) => ReactNode;
type Plain = Exclude<SchemeField, { type: "rows" }>;

const useShown = (link: DrawLink) => {
  const t = useText(caseFormTexts);
  const told = useBilingual();
  return (field: Plain, value: Json | undefined): ReactNode => {
    if (value === undefined || value === null || value === "") return t("none");
    switch (field.type) {
      case "boolean":
        return t(value === true ? "yes" : "no");
      case "choice": {
        const option = field.options.find(({ id }) => id === value);
        return option === undefined ? plainText(value) : told(option.title);
      }
      case "choices": {
        const titles = field.options
          .filter(({ id }) => Array.isArray(value) && value.includes(id))
          .map(({ title }) => title);
        return told(sayListBoth(titles));
      }
      case "bilingual": {
        const pair = objectOf(value);
        return told({ zh: plainText(pair["zh"]), en: plainText(pair["en"]) });
      }
      case "link":
        return link(plainText(value));
      case "party":
        return plainText(objectOf(value)["name"]);
      case "number":
        return field.unit === undefined ? plainText(value) : `${plainText(value)} ${told(field.unit)}`;
      default:
        return plainText(value);
    }
  };
};

const isFigure = (field: Plain): boolean => field.type === "date" || field.type === "number";

type Props = { readonly fields: readonly SchemeField[]; readonly data: Data; readonly link?: DrawLink };

/** What a record says, by the labels of its kind. */
export const RecordValues = ({ fields, data, link = (id) => id }: Props) => {
  const told = useBilingual();
  const shown = useShown(link);
  return (
    <>
      <dl className="facts">
        {fields.flatMap((field) =>
          field.type === "rows" || data[field.id] === undefined
            ? []
            : [
                <dt key={field.id}>{told(field.title)}</dt>,
                <dd key={`${field.id}-value`} className={isFigure(field) ? "num" : undefined}>
                  {shown(field, data[field.id])}
                </dd>,
              ],
        )}
      </dl>
      {fields.flatMap((field) => {
        const rows = data[field.id];
        if (field.type !== "rows" || !Array.isArray(rows) || rows.length === 0) return [];
        return [
          <section className="scroll" key={field.id} tabIndex={0} aria-label={told(field.title)}>
            <table className="table">
              <caption>{told(field.title)}</caption>
              <thead>
                <tr>
                  {field.fields.map((cell) => (
                    <th key={cell.id}>{told(cell.title)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row: Json, at: number) => (
                  <tr key={at}>
                    {field.fields.map((cell) => (
                      <td key={cell.id} className={isFigure(cell) ? "num" : undefined}>
                        {shown(cell, objectOf(row)[cell.id])}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>,
        ];
      })}
    </>
  );
};
