export type Cover = {
  readonly process: string;
  readonly clauses: readonly string[];
  readonly sites: readonly string[];
  readonly shifts: readonly string[];
};

const parts = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** One process a line: `catering | 8.1, 8.2 | site A, site B | day, night`. What is wrong with a line the server says. */
export const readCovers = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [process = "", clauses = "", sites = "", shifts = ""] = line.split(/[|｜]/);
      return { process: process.trim(), clauses: parts(clauses), sites: parts(sites), shifts: parts(shifts) };
    });

export const readNames = parts;

export const writeCovers = (covers: readonly Cover[]): string =>
  covers
    .map(({ process, clauses, sites, shifts }) =>
      [process, clauses.join(", "), sites.join(", "), shifts.join(", ")].join(" | ").replace(/( \| )+$/, ""),
    )
    .join("\n");
