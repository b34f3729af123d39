/** What one spreadsheet may hold. Beyond that it is refused before it is read (reliability.md section 5, ASVS V5). */
export const bounds = {
  fileBytes: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** Excel's own limit for a cell. */
  cellCharacters: 32_767,
  /** Cells and merges are what memory is spent on: 50,000 rows of the twelve-column table are 650,000 cells. */
  cells: 2_000_000,
  merges: 100_000,
  archive: {
    entries: 2_000,
    inflatedBytes: 64 * 1024 * 1024,
    /** Honest sheets were seen at up to 60; deflate ends at 1,032. Small parts may repeat themselves more. */
    ratio: 250,
    ratioFromBytes: 1024 * 1024,
  },
  readMilliseconds: 10_000,
  workerMegabytes: 192,
} as const;
