import { caseFormTexts, casePageTexts, type OutputOf, type routes, say } from "@touchstone/contract";
import type { Locator, Page } from "playwright-core";
import { settled } from "./browser.ts";
import { type Hand, mouse } from "./hand.ts";

type Scheme = OutputOf<typeof routes.cases.scheme>;
type Field = Scheme["records"][number]["fields"][number];
type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
const begins = (text: string): RegExp => new RegExp(`^${escaped(text)}`);

const fillField = async (hand: Hand, scope: Locator, field: Field, value: unknown): Promise<void> => {
  const control = scope.getByLabel(begins(field.title.zh)).first();
  switch (field.type) {
    case "bilingual": {
      const pair = isObject(value) ? value : {};
      const group = scope.getByRole("group", { name: field.title.zh, exact: true }).first();
      await hand.enter(group.getByLabel(caseFormTexts.chinese.zh), String(pair["zh"]));
      await hand.enter(group.getByLabel(caseFormTexts.english.zh), String(pair["en"]));
      return;
    }
    case "rows":
      return fillRows(hand, scope, field, Array.isArray(value) ? value : []);
    case "choices":
      return;
    case "choice":
      await hand.choose(control, String(value));
      return;
    case "boolean":
      await hand.choose(control, value === true ? "yes" : "no");
      return;
    case "party":
      await hand.choose(control, isObject(value) ? String(value["id"]) : String(value));
      return;
    default:
      await hand.enter(control, String(value));
  }
};

const fillFields = async (hand: Hand, scope: Locator, fields: readonly Field[], values: Values): Promise<void> => {
  for (const field of fields) {
    const value = values[field.id];
    if (value !== undefined && value !== null) await fillField(hand, scope, field, value);
  }
};

const fillRows = async (
  hand: Hand,
  scope: Locator,
  field: Extract<Field, { type: "rows" }>,
  rows: readonly unknown[],
): Promise<void> => {
  const group = scope.getByRole("group", { name: begins(field.title.zh) }).first();
  for (const [at, row] of rows.entries()) {
    const one = group.getByRole("group", { name: say(caseFormTexts.row, "zh", { n: at + 1 }), exact: true });
    if ((await one.count()) === 0) {
      await hand.press(group.getByRole("button", { name: say(caseFormTexts.addRow, "zh", { what: field.title.zh }) }));
    }
    await fillFields(hand, one, field.fields, isObject(row) ? row : {});
  }
};

/** Fills and sends the form on the page, as a person does, by the labels of the scheme. */
export const fillForm = async (
  page: Page,
  hand: Hand,
  kind: Scheme["records"][number],
  values: Values,
): Promise<void> => {
  const form = page.locator("form.form").first();
  await form.waitFor();
  await fillFields(hand, form, kind.fields, values);
  await hand.press(page.getByRole("button", { name: say(casePageTexts.file, "zh", { title: kind.title.zh }) }));
  await form.waitFor({ state: "detached" });
  await settled(page);
};

export const fileByHand = async (
  page: Page,
  address: string,
  kind: Scheme["records"][number],
  values: Values,
): Promise<void> => {
  await page.goto(address);
  await settled(page);
  await fillForm(page, mouse, kind, values);
};

/** Presses the reader's own signature under the record on the page. */
export const sign = async (page: Page, hand: Hand): Promise<void> => {
  const button = page.getByRole("button", { name: begins("签署") }).first();
  await hand.press(button);
  await button.waitFor({ state: "detached" });
  await settled(page);
};

export const signByHand = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await settled(page);
  await sign(page, mouse);
};
