const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const last = 12;

const numbersOf = (cell: HTMLElement) => ({
  row: Number(cell.dataset["row"]),
  column: Number(cell.dataset["column"]),
  height: Number(cell.dataset["height"]),
});

/** The cell that covers a place: merged cells stand for all the lines they span. */
const cellAt = (grid: HTMLElement, row: number, column: number): HTMLElement | null =>
  [...grid.querySelectorAll<HTMLElement>(`td[data-column="${column}"]`)].find((cell) => {
    const { row: top, height } = numbersOf(cell);
    return top <= row && row < top + height;
  }) ?? null;

/** Moves the focus through the grid by one key; false where the key means nothing here or leads nowhere. */
export const move = (grid: HTMLElement, from: EventTarget, key: string): boolean => {
  if (!(from instanceof HTMLElement)) return false;
  const here = from.closest<HTMLElement>("td[data-row]");
  if (here === null) return false;
  const { row, column, height } = numbersOf(here);
  const step = steps[key];
  const column2 = key === "Home" ? 0 : key === "End" ? last : column + (step?.[1] ?? 0);
  if (step === undefined && key !== "Home" && key !== "End") return false;
  const row2 = step?.[0] === 1 ? row + height : row + (step?.[0] ?? 0);
  const next = cellAt(grid, row2, column2);
  if (next === null || next === here) return false;
  here.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  return true;
};
