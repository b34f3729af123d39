/** The title of a law without the marks around it. */
export const titleOf = (printed: string): string =>
  /^\s*《([^《》]*)》\s*$/.exec(printed)?.[1]?.trim() ?? printed.trim();
