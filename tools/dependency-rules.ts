import { existsSync, globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { listsByHand } from "./list-rules.ts";
import { type Import, readSource, type SourceFile } from "./read-imports.ts";
import { foreignTables, openPools } from "./table-rules.ts";

/** A broken rule of design.md section 4, with the place that breaks it. */
export type Violation = {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly found: string;
  readonly instead: string;
};

type House = {
  /** Folder of each workspace by its package name. */
  readonly folders: ReadonlyMap<string, string>;
  /** What each folder's package.json declares for what ships; `""` is the root's. */
  readonly declared: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same with what only tests and tools need. */
  readonly declaredForTests: ReadonlyMap<string, ReadonlySet<string>>;
};

type Rule = {
  readonly name: string;
  readonly instead: string;
  readonly isBroken: (imported: Import, house: House) => boolean;
};

const isTest = (file: string): boolean => /\.test\.tsx?$|\/test(?:ing)?\/|\/test-[^/]+\.ts$/.test(file);
const isIn = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);
/** `packages/kernel`, `apps/server`, `bench`, ...; "" for files of the root itself. */
const workspaceOf = (file: string): string => /^(?:packages|apps)\/[^/]+|^[^/]+(?=\/)/.exec(file)?.[0] ?? "";
const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith("node:") || builtinModules.includes(packageOf(specifier));
/** What tests and benches play with, and nobody else. */
const testBenches = new Set(["@touchstone/kernel/testing", "@touchstone/server/testing", "touchstone/testing"]);
/** Small doors beside a package's index, for programs and threads that start often: the whole package takes half a second. */
const sideDoors = new Set([
  "@touchstone/server/operator",
  "@touchstone/kernel/refusal",
  "@touchstone/kernel/result",
  "@touchstone/register/formula",
  "@touchstone/register/grid",
]);
const serverFolder = (file: string): string | null => /^apps\/server\/src\/([^/]+)\//.exec(file)?.[1] ?? null;

/** Parts of the house that every capability stands on; they are no capability and are reached file by file. */
const plumbing: ReadonlySet<string> = new Set(["http", "identity", "adapters", "content", "demo"]);
const databaseDrivers = /^(?:pg|pg-boss|pg-pool|@electric-sql\/pglite)$/;

const rules: readonly Rule[] = [
  {
    name: "readable-specifier",
    instead: "a specifier written out, so that it can be checked",
    isBroken: ({ specifier }) => specifier.startsWith("computed:"),
  },
  {
    name: "workspace-by-name",
    instead: "the other workspace's package name",
    isBroken: ({ file, target }) =>
      target !== null && (target.startsWith("../") || workspaceOf(target) !== workspaceOf(file)),
  },
  {
    name: "no-deep-import",
    instead: "what the package's index exports",
    isBroken: ({ file, specifier }, { folders }) =>
      folders.has(packageOf(specifier)) &&
      specifier !== packageOf(specifier) &&
      !sideDoors.has(specifier) &&
      !(testBenches.has(specifier) && (isTest(file) || isIn(file, "bench") || isIn(file, "e2e"))),
  },
  {
    name: "packages-know-no-apps",
    instead: "nothing: packages never import apps",
    isBroken: ({ file, specifier }, { folders }) =>
      isIn(file, "packages") && (folders.get(packageOf(specifier))?.startsWith("apps/") ?? false),
  },
  {
    name: "packages-are-pure",
    instead: "an argument; packages do no I/O",
    isBroken: ({ file, specifier }) => isIn(file, "packages") && !isTest(file) && isBuiltin(specifier),
  },
  {
    name: "web-knows-no-server",
    instead: "the contract's client",
    isBroken: ({ file, specifier }, { folders }) =>
      isIn(file, "apps/web/src") &&
      !isTest(file) &&
      (isBuiltin(specifier) || (folders.get(packageOf(specifier))?.startsWith("apps/") ?? false)),
  },
  {
    name: "command-line-loads-server-late",
    instead: "await import() in the command that needs it: half of a command's processor time is the server's modules",
    isBroken: ({ file, specifier, atStart }) =>
      isIn(file, "apps/cli/src") && !isTest(file) && specifier === "@touchstone/server" && atStart,
  },
  {
    name: "declared-dependency",
    instead: "a dependency declared in the workspace's own package.json",
    isBroken: ({ file, specifier, target }, { declared, declaredForTests }) => {
      if (target !== null || isBuiltin(specifier) || specifier.startsWith("computed:")) return false;
      const ships = declared.has(workspaceOf(file)) && file.includes("/src/") && !isTest(file);
      const places = ships
        ? [declared.get(workspaceOf(file))]
        : [declaredForTests.get(workspaceOf(file)), declaredForTests.get("")];
      return !places.some((names) => names?.has(packageOf(specifier)));
    },
  },
  {
    name: "capability-by-index",
    instead: "the other folder's index.ts",
    isBroken: ({ file, target }) => {
      const from = serverFolder(file);
      const to = target === null ? null : serverFolder(target);
      // Files beside the folders put the server together, so they see into every part.
      if (
        from === null ||
        to === null ||
        from === to ||
        plumbing.has(to) ||
        target === `apps/server/src/${to}/index.ts`
      )
        return false;
      return !isTest(file);
    },
  },
  {
    name: "database-behind-store",
    instead: "store.transaction(scope, fn)",
    isBroken: ({ file, specifier, names }) => {
      if (!isIn(file, "apps") || isIn(file, "apps/server/src/store") || isTest(file)) return false;
      // better-auth keeps its own schema, outside journal, scopes and rebuild (design.md section 5).
      if (isIn(file, "apps/server/src/identity") && packageOf(specifier) === "kysely") return false;
      if (databaseDrivers.test(packageOf(specifier))) return true;
      return (
        packageOf(specifier) === "kysely" &&
        names.some((name) => name === "sql" || name === "*" || name.endsWith("Dialect"))
      );
    },
  },
  {
    name: "command-line-by-client",
    instead: "the typed client, the pure packages or the in-process app",
    isBroken: ({ file, specifier, target }) =>
      isIn(file, "apps/cli/src") &&
      !isTest(file) &&
      target === null &&
      !isBuiltin(specifier) &&
      !specifier.startsWith("@touchstone/") &&
      // `start` listens; everything else speaks through the client.
      !["commander", "@hono/node-server"].includes(packageOf(specifier)),
  },
];

type Manifest = {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const houseOf = (root: string): House => {
  const manifests = globSync(["package.json", "{packages,apps}/*/package.json"], { cwd: root }).map((path) => ({
    folder: path.replace(/\/?package\.json$/, ""),
    // npm itself refuses to install from a manifest of another shape.
    manifest: JSON.parse(readFileSync(join(root, path), "utf8")) as Manifest,
  }));
  const named = manifests.filter(({ folder }) => folder !== "");
  const folders = new Map(named.map(({ folder, manifest }) => [manifest.name ?? folder, folder]));
  const shipped = (manifest: Manifest): readonly string[] => Object.keys(manifest.dependencies ?? {});
  return {
    folders,
    declared: new Map(manifests.map(({ folder, manifest }) => [folder, new Set(shipped(manifest))])),
    declaredForTests: new Map(
      manifests.map(({ folder, manifest }) => [
        folder,
        // Benches and browser tests belong to the root and may name every workspace.
        new Set([
          ...shipped(manifest),
          ...Object.keys(manifest.devDependencies ?? {}),
          ...(folder === "" ? folders.keys() : []),
        ]),
      ]),
    ),
  };
};

/** Package names on a cycle of declared dependencies; import cycles inside a package are the linter's. */
const cyclicPackages = ({ folders, declared }: House): readonly string[] => {
  const reaches = (from: string, seen: ReadonlySet<string>): ReadonlySet<string> =>
    [...(declared.get(folders.get(from) ?? "") ?? [])]
      .filter((name) => folders.has(name) && !seen.has(name))
      .reduce((known, name) => (known.has(name) ? known : reaches(name, new Set([...known, name]))), seen);
  return [...folders.keys()].filter((name) => reaches(name, new Set()).has(name));
};

export type Checked = { readonly files: number; readonly imports: number; readonly violations: readonly Violation[] };

export const checkDependencies = (root: string): Checked => {
  const house = houseOf(root);
  const paths = globSync("{packages,apps,bench,e2e,tools,content}/**/*.{ts,tsx}", {
    cwd: root,
    exclude: ["**/node_modules/**", "**/dist/**"],
  }).toSorted();
  const sources: readonly SourceFile[] = paths
    .filter((path) => existsSync(join(root, path)))
    .map((path) => readSource(root, path));
  const imports = sources.flatMap((source) => source.imports);
  const broken = imports.flatMap((imported) =>
    rules
      .filter((rule) => rule.isBroken(imported, house))
      .map(({ name, instead }): Violation => {
        const { file, line, specifier } = imported;
        return { rule: name, file, line, found: specifier, instead };
      }),
  );
  const cycles = cyclicPackages(house).map(
    (name): Violation => ({
      rule: "no-package-cycle",
      file: `${house.folders.get(name)}/package.json`,
      line: 1,
      found: name,
      instead: "a direction: a package never reaches itself",
    }),
  );
  return {
    files: sources.length,
    imports: imports.length,
    violations: [...broken, ...cycles, ...foreignTables(sources), ...openPools(sources), ...listsByHand(sources)],
  };
};

if (import.meta.main) {
  const { files, imports, violations } = checkDependencies(process.cwd());
  for (const { rule, file, line, found, instead } of violations) {
    console.error(`${file}:${line} ${rule}: ${found} (instead: ${instead})`);
  }
  console.log(`dependency rules: ${files} files, ${imports} imports, ${violations.length} violations`);
  // A checker that saw nothing has checked nothing (stack.md section 1, the trap of dependency-cruiser).
  process.exitCode = violations.length === 0 && files > 0 && imports > 0 ? 0 : 1;
}
