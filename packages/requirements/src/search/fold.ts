/** The form in which letters are compared: full- and half-width are one, and so are capitals. */
export const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

export type Folded = {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, where it begins in the text; one more for the end. */
  readonly places: readonly number[];
};

/** A text folded letter by letter, so that what is found in it can be shown where it stands. */
export const foldWithPlaces = (text: string): Folded => {
  const places: number[] = [];
  let folded = "";
  let place = 0;
  for (const letter of text) {
    const form = fold(letter);
    for (let unit = 0; unit < form.length; unit += 1) places.push(place);
    folded += form;
    place += letter.length;
  }
  return { folded, places: [...places, place] };
};
