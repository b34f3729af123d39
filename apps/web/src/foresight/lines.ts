/** The lines of a field that say something. */
export const linesOf = (text: string): string[] => text.split("\n").flatMap((line) => line.trim() || []);
