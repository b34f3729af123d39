import { type Language, recordTexts, say } from "@touchstone/contract";
import { type Field, isList, isObject, type Json } from "@touchstone/kernel";
import { allFields, type RecordKind, recordOn, withNames } from "@touchstone/register";
import { kindOfEdition } from "./record-kinds.ts";
import type { Resolved } from "./record-links.ts";
import type { RecordRow } from "./record-view.ts";

type Told = { readonly language: Language; readonly links: Resolved };

const plain = (value: Json): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

const cellOf = (field: Field, value: Json | undefined, told: Told): string => {
  const { language, links } = told;
  if (value === undefined || value === null) return "";
  switch (field.type) {
    case "boolean":
      return say(recordTexts[value === true ? "yes" : "no"], language);
    case "choice":
    case "choices": {
      const chosen = isList(value) ? value : [value];
      return field.options
        .filter(({ id }) => chosen.includes(id))
        .map(({ title }) => title[language])
        .join("; ");
    }
    case "bilingual":
      return isObject(value) ? plain(value[language] ?? "") : "";
    case "party":
      return isObject(value) ? plain(value["name"] ?? "") : "";
    case "link": {
      const thing = links.things[plain(value)];
      return thing === undefined || thing.gone ? plain(value) : thing.title;
    }
    case "rows":
      return isList(value)
        ? value
            .map((row) =>
              isObject(row) ? field.fields.map((cell) => cellOf(cell, row[cell.id], told)).join(" · ") : "",
            )
            .join("; ")
        : "";
    default:
      return plain(value);
  }
};

type Table = Told & { readonly kind: RecordKind; readonly rows: readonly RecordRow[]; readonly on: string };

/** Every record of a kind in a line, under the headings of the edition in force; rows of a field in one cell. */
export const recordCells = ({ kind, rows, on, ...told }: Table): readonly (readonly string[])[] => {
  const { language } = told;
  const fields = allFields(kind);
  const heads = [
    recordTexts.columnId,
    recordTexts.state,
    recordTexts.due,
    recordTexts.columnEntered,
    recordTexts.columnBy,
  ];
  const head = [...heads.map((text) => say(text, language)), ...fields.map(({ title }) => title[language])];
  const lines = rows.flatMap(({ id, state: kept }) => {
    if (kept.begun === null) return [];
    const own = kindOfEdition(kept.begun);
    const shown = recordOn(kept, own, on, told.links.facts);
    if (shown === null) return [];
    const values = withNames(own, shown.values, kept.names);
    const [first] = shown.entries;
    const state = own.states.find((each) => each.id === shown.state)?.title[language] ?? shown.state;
    const by = first === undefined ? "" : (kept.names[first.person] ?? "");
    return [
      [
        id,
        state,
        shown.due[0]?.on ?? "",
        first?.on ?? "",
        by,
        ...fields.map((field) => cellOf(field, values[field.id], told)),
      ],
    ];
  });
  return [head, ...lines];
};
