/** In halves of a Han character: Latin letters are about half as wide. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, each) => sum + (/[\u2e80-\uffff]/.test(each) ? 2 : 1), 0);

/** The beginning that fits, with a mark where something was left out. */
export const cutTo = (text: string, most: number): string => {
  if (widthOf(text) <= most) return text;
  let cut = "";
  for (const each of text) {
    if (widthOf(cut) + widthOf(each) > most - 2) break;
    cut += each;
  }
  return `${cut.trimEnd()}…`;
};
