import { calculatorTexts, type Language, say } from "@touchstone/contract";
import { html } from "hono/html";
import { filledRows, inputPrefix } from "./form-input.ts";
import type { InputField } from "./input-fields.ts";
import { wordOf } from "./value-view.ts";

type Piece = ReturnType<typeof html> | string;

export type FormState = {
  readonly query: URLSearchParams;
  readonly language: Language;
  /** What is wrong, by the path in the input. */
  readonly wrong: ReadonlyMap<string, string>;
};

/** Empty rows under those that were filled in: enough to go on without a script. */
const spareRows = 2;

const text = (language: Language, key: keyof typeof calculatorTexts, facts: Readonly<Record<string, unknown>> = {}) =>
  say(calculatorTexts[key], language, facts);

const options = (field: InputField, known: readonly string[], given: string, language: Language): Piece => {
  const blank =
    field.isNeeded && !field.isNullable ? "" : html`<option value="">${text(language, "notGiven")}</option>`;
  return html`${blank}${known.map(
    (each) => html`<option value="${each}" ${each === given ? "selected" : ""}>${wordOf(each, language)}</option>`,
  )}`;
};

const control = (field: InputField, id: string, { query, language, wrong }: FormState): Piece => {
  const given = query.get(id) ?? "";
  const fault = wrong.get(id.slice(inputPrefix.length));
  const about = fault === undefined ? "" : html`aria-invalid="true" aria-describedby="${id}-wrong"`;
  switch (field.kind) {
    case "date":
      return html`<input id="${id}" name="${id}" type="date" value="${given}" ${about} />`;
    case "number":
      return html`<input id="${id}" name="${id}" inputmode="decimal" autocomplete="off" value="${given}" ${about} />`;
    case "choice":
      return html`<select id="${id}" name="${id}" ${about}>${options(field, field.options, given, language)}</select>`;
    case "yes-no": {
      const yes = html`<option value="yes" ${given === "yes" ? "selected" : ""}>${text(language, "yes")}</option>`;
      const no = html`<option value="no" ${given === "no" ? "selected" : ""}>${text(language, "no")}</option>`;
      return html`<select id="${id}" name="${id}" ${about}>${yes}${no}</select>`;
    }
    case "lines":
    case "json":
      return html`<textarea id="${id}" name="${id}" rows="${Math.min(10, Math.max(2, given.length / 50))}" spellcheck="false" ${about}>${given}</textarea>`;
    default:
      return html`<input id="${id}" name="${id}" autocomplete="off" value="${given}" ${about} />`;
  }
};

const hint = (field: InputField, language: Language): Piece => {
  if (field.kind === "lines") return html` <small>${text(language, "perLine")}</small>`;
  if (field.kind === "json" && field.name === "standards") return html` <small>${text(language, "asJson")}</small>`;
  return "";
};

const single = (field: InputField, at: string, state: FormState): Piece => {
  const id = `${at}${field.name}`;
  const fault = state.wrong.get(id.slice(inputPrefix.length));
  const need = field.isNeeded && !field.isNullable ? html` <small>${text(state.language, "needed")}</small>` : "";
  return html`<div class="field"><label for="${id}">${wordOf(field.name, state.language)}${need}${hint(field, state.language)}</label>${control(field, id, state)}
${fault === undefined ? "" : html`<small class="fault" id="${id}-wrong">${fault}</small>`}</div>`;
};

const rows = (field: InputField & { readonly kind: "group" | "rows" }, at: string, state: FormState): Piece => {
  const id = `${at}${field.name}.`;
  const name = wordOf(field.name, state.language);
  if (field.kind === "group")
    return html`<fieldset><legend>${name}</legend><div class="fields">${fieldsView(field.fields, id, state)}</div></fieldset>`;
  const count = filledRows(field.fields, id, (each) => state.query.get(each) ?? "") + spareRows;
  return html`<fieldset><legend>${name} <small>${text(state.language, "moreRows")}</small></legend>${Array.from(
    { length: count },
    (_, row) =>
      html`<div class="fields row" role="group" aria-label="${name}, ${text(state.language, "rows", { row: row + 1 })}">${fieldsView(
        // An empty row asks for nothing: what it needs is said when something is written in it.
        field.fields.map((each) => ({ ...each, isNeeded: false })),
        `${id}${row}.`,
        state,
      )}</div>`,
  )}</fieldset>`;
};

/** The form of a rule's input, from its schema. */
export const fieldsView = (fields: readonly InputField[], at: string, state: FormState): Piece =>
  html`${fields.map((field) =>
    field.kind === "group" || field.kind === "rows" ? rows(field, at, state) : single(field, at, state),
  )}`;
