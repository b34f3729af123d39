// A cell that a spreadsheet would run as a formula is kept as text.
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as UTF-8 CSV with its mark, so that spreadsheets read Chinese rightly. */
export const csvOf = (rows: readonly (readonly (string | null)[])[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `\uFEFF${rows.map((row) => row.map((each) => cell(each ?? "")).join(",")).join("\r\n")}\r\n`,
  );
