/** A rectangle of cells as spreadsheets put it on the clipboard: tabs, line ends, quotes round what holds either. */
export const writeTsv = (cells: readonly (readonly string[])[]): string =>
  cells
    .map((row) => row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t"))
    .join("\n");

/** The cells of a clipboard's text. A quote opens a cell only at its beginning; one that never closes is a letter. */
export const readTsv = (text: string): readonly (readonly string[])[] => {
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= source.length) {
    const quoted = /"((?:[^"]|"")*)"(?=\t|\n|$)/y;
    quoted.lastIndex = at;
    const inQuotes = quoted.exec(source);
    const plain = /[^\t\n]*/y;
    plain.lastIndex = at;
    const cell = inQuotes === null ? (plain.exec(source)?.[0] ?? "") : (inQuotes[1] ?? "").replaceAll('""', '"');
    at = inQuotes === null ? plain.lastIndex : quoted.lastIndex;
    rows.at(-1)?.push(cell);
    if (source[at] === "\n") rows.push([]);
    at += 1;
  }
  return rows;
};
