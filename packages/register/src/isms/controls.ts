import type { Bilingual } from "@touchstone/kernel";

export const soaEditions = ["2022", "2013"] as const;
export type SoaEdition = (typeof soaEditions)[number];

/** Where a control of the older edition went. `checked` is false where nobody is sure. */
export type Successor = { readonly control: string; readonly checked: boolean };

export type AnnexControl = {
  readonly id: string;
  readonly group: string;
  /** Short, in words of our own; never the standard's. */
  readonly title: Bilingual;
  readonly to: readonly Successor[];
};

/** Annex A of one edition of ISO/IEC 27001, by number. */
export type ControlCatalogue = {
  readonly edition: SoaEdition;
  readonly title: Bilingual;
  readonly source: Bilingual;
  /** First and last day on which a certificate may be against it. */
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly doubts: readonly Bilingual[];
  readonly groups: readonly { readonly id: string; readonly count: number; readonly title: Bilingual }[];
  readonly controls: readonly AnnexControl[];
};

/** What a catalogue has wrong: a group with another number of controls than it says, a number used twice. */
export const catalogueFaults = ({ groups, controls }: ControlCatalogue): readonly string[] => {
  const ids = controls.map(({ id }) => id);
  return [
    ...groups.flatMap(({ id, count }) => {
      const found = controls.filter(({ group }) => group === id).length;
      return found === count ? [] : [`${id}: ${found} controls and not ${count}`];
    }),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: twice`),
  ];
};

/** The controls of the older edition that went into one of the newer. */
export const predecessors = (older: ControlCatalogue, control: string) =>
  older.controls.flatMap((one) => {
    const to = one.to.find((successor) => successor.control === control);
    return to === undefined ? [] : [{ control: one, checked: to.checked }];
  });
