import type { Doer, Line, Risk, Written } from "../risk.ts";

export const doer = (event: {
  readonly data: { readonly person: string };
  readonly personal: { readonly fields: { readonly name: string } } | null;
}): Doer => ({
  person: event.data.person,
  name: event.personal?.fields.name ?? null,
});

/** A judgement holds for what it judged: a change of risk, law, area, objective, control or monitoring overtakes it. */
export const overtake = (risk: Risk): Risk => ({
  ...risk,
  evaluations: risk.evaluations.map((evaluation) => ({ ...evaluation, overtaken: true })),
});

export const put = <Item extends { readonly id: string }>(items: readonly Item[], item: Item): readonly Item[] =>
  items.some(({ id }) => id === item.id) ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item];

export const onLine = (risk: Risk, id: string, change: (line: Line) => Line): Risk => ({
  ...risk,
  lines: risk.lines.map((line) => (line.id === id ? change(line) : line)),
});

export const withCell = (written: Written, column: keyof Written, text: string): Written => {
  const { [column]: _, ...others } = written;
  return text === "" ? others : { ...others, [column]: text };
};
