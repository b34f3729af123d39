import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allRoutes } from "@touchstone/contract";

/** What the product has: route ids, command names, paths of pages. Read from where they are declared. */
export type Surface = { readonly has: (place: string) => boolean };

const sources = (root: string, pattern: string): readonly { readonly file: string; readonly text: string }[] =>
  globSync(pattern, { cwd: root, exclude: ["**/*.test.ts"] }).map((file) => ({
    file,
    text: readFileSync(join(root, file), "utf8"),
  }));

const all = (text: string, form: RegExp): readonly string[] => [...text.matchAll(form)].map(([, found = ""]) => found);

/** `/cases/$case` and `/verify/:number` are written `/cases/{case}` and `/verify/{number}`. */
const plainPath = (path: string): string => path.replaceAll(/[$:](\w+)/g, "{$1}");

const commandsIn = (root: string): ReadonlySet<string> => {
  const files = sources(root, "apps/cli/src/*.ts").map(({ file, text }) => ({
    name: file.replace(/^.*\/|\.ts$/g, ""),
    // Verbs that a loop adds stand in its head.
    verbs: [
      ...all(text, /\.command\("([a-z-]+)/g),
      ...all(text, /for \(const verb of \[([^\]]*)\]/g).flatMap((list) => all(list, /"([a-z-]+)"/g)),
    ],
  }));
  const groups = files.flatMap(({ verbs }) => verbs);
  return new Set([
    ...groups,
    ...groups.flatMap((group) =>
      files
        .filter(({ name }) => name === group || name.startsWith(`${group}-`))
        .flatMap(({ verbs }) => verbs.map((verb) => `${group} ${verb}`)),
    ),
  ]);
};

export const readSurface = (root: string): Surface => {
  const routes: ReadonlySet<string> = new Set(allRoutes.map(({ id }) => id));
  const commands = commandsIn(root);
  const pages: ReadonlySet<string> = new Set(
    [
      ...sources(root, "apps/web/src/*/routes.tsx").flatMap(({ text }) => all(text, /path: "(\/[^"]*)"/g)),
      ...sources(root, "apps/server/src/**/*.ts").flatMap(({ text }) => all(text, /app\.get\("(\/[^"]*)"/g)),
    ].map(plainPath),
  );
  return {
    has: (place) => {
      const [kind = "", ...rest] = place.split(" ");
      const name = rest.join(" ");
      if (kind === "route") return routes.has(name);
      if (kind === "command") return commands.has(name);
      if (kind === "page") return pages.has(name);
      return kind === "content" && existsSync(join(root, "content", name));
    },
  };
};
