import type { Locator, Page } from "playwright-core";

/** How a person gets something into a page: with the mouse, or with the keyboard and nothing else. */
export type Hand = {
  readonly enter: (control: Locator, text: string) => Promise<void>;
  readonly choose: (control: Locator, value: string) => Promise<void>;
  readonly press: (control: Locator) => Promise<void>;
};

export const mouse: Hand = {
  enter: (control, text) => control.fill(text),
  choose: async (control, value) => {
    await control.selectOption(value);
  },
  press: (control) => control.click(),
};

const most = 400;

/** Where the focus stands, seen from the target: on it, before it or after it in the page. */
const stand = (target: Locator): Promise<"here" | "before" | "after"> =>
  target.evaluate((element) => {
    const focused = element.ownerDocument.activeElement;
    if (focused === element) return "here";
    if (focused === null || focused === element.ownerDocument.body) return "before";
    return (focused.compareDocumentPosition(element) & 4) === 4 ? "before" : "after";
  });

/** Tab, or Shift+Tab where it lies behind, until it has the focus; what Tab cannot reach is a fault of the page. */
export const reach = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  for (let step = 0; step < most; step += 1) {
    const at = await stand(target);
    if (at === "here") return;
    await page.keyboard.press(at === "before" ? "Tab" : "Shift+Tab");
  }
  throw new Error(`cannot be reached by Tab: ${String(target)}`);
};

const inputType = (control: Locator): Promise<string> =>
  control.evaluate((element) => ("type" in element ? String(element.type) : ""));

/** A date field has three parts in the browser's own order, which the page does not know: tried until the day stands there. */
const enterDay = async (page: Page, control: Locator, day: string): Promise<void> => {
  const [year = "", month = "", date = ""] = day.split("-");
  for (const parts of [
    [month, date, year],
    [date, month, year],
    [year, month, date],
  ]) {
    for (let back = 0; back < 3; back += 1) await page.keyboard.press("ArrowLeft");
    for (const part of parts) {
      await page.keyboard.type(part);
      // A year goes on to the next part by the arrow only; the others already have.
      if (part === year && part !== parts.at(-1)) await page.keyboard.press("ArrowRight");
    }
    if ((await control.inputValue()) === day) return;
  }
  throw new Error(`${day} cannot be typed: ${await control.inputValue()}`);
};

/** Tab, arrows, Enter and letters. Locators only say what is sought; nothing is clicked, filled or focused by script. */
export const keys = (page: Page): Hand => ({
  enter: async (control, text) => {
    await reach(page, control);
    if ((await inputType(control)) === "date") return enterDay(page, control, text);
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  },
  choose: async (control, value) => {
    await reach(page, control);
    const way = await control.evaluate((element, wanted) => {
      const options = [...element.querySelectorAll("option")];
      return options.findIndex((option) => option.value === wanted) - options.findIndex((option) => option.selected);
    }, value);
    for (let left = Math.abs(way); left > 0; left -= 1) await page.keyboard.press(way > 0 ? "ArrowDown" : "ArrowUp");
    if ((await control.inputValue()) !== value) throw new Error(`${value} cannot be chosen by arrows`);
  },
  press: async (control) => {
    await reach(page, control);
    await page.keyboard.press("Enter");
  },
});

/** One of a group of radio buttons: Tab reaches the group, the arrows go through it. */
export const chooseRadio = async (page: Page, group: Locator, wanted: Locator): Promise<void> => {
  await reach(page, group.locator("input:checked"));
  for (let step = 0; step < 10 && !(await wanted.isChecked()); step += 1) await page.keyboard.press("ArrowDown");
  if (!(await wanted.isChecked())) throw new Error(`cannot be chosen by arrows: ${String(wanted)}`);
};
