import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

type Locked = {
  readonly license?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
};

const installed = (lockfile: string): readonly (readonly [string, Locked])[] => {
  const { packages } = JSON.parse(lockfile) as { readonly packages: Readonly<Record<string, Locked>> };
  return Object.entries(packages).filter(([path, { link }]) => path.includes("node_modules/") && link !== true);
};

const allowed: ReadonlySet<string> = new Set([
  "MIT",
  "MIT-0",
  "Apache-2.0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "MPL-2.0",
  "Unlicense",
  "CC0-1.0",
  "Zlib",
]);
// The fonts inside; their licence forbids selling them alone, which nobody here does.
const fonts: ReadonlySet<string> = new Set(["@embedpdf/fonts-sc", "@expo-google-fonts/noto-serif-sc"]);

/** An SPDX expression of one level: every part of AND, one part of OR. */
const isAllowed = (name: string, expression: string | undefined): boolean => {
  const fits = (id: string): boolean => allowed.has(id) || (id === "OFL-1.1" && fonts.has(name));
  const parts = (expression ?? "").replace(/[()]/g, "");
  return parts.includes(" OR ") ? parts.split(" OR ").some(fits) : parts.split(" AND ").every(fits);
};

const faults = (lockfile: string): readonly string[] =>
  installed(lockfile).flatMap(([path, { license, integrity, hasInstallScript }]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return [
      ...(isAllowed(name, license) ? [] : [`${name}: licence ${license ?? "unknown"}`]),
      ...(integrity?.startsWith("sha512-") ? [] : [`${name}: no integrity`]),
      ...(hasInstallScript && name !== "node" ? [`${name}: install script`] : []),
    ];
  });

const manifests = globSync(["package.json", "{packages,apps}/*/package.json"], { cwd: root }).map(
  (path) =>
    JSON.parse(read(path)) as {
      readonly dependencies?: Readonly<Record<string, string>>;
      readonly devDependencies?: Readonly<Record<string, string>>;
    },
);
const outside = manifests
  .flatMap(({ dependencies, devDependencies }) => Object.entries({ ...dependencies, ...devDependencies }))
  .filter(([name]) => !name.startsWith("@touchstone/"));

describe("what we depend on", () => {
  it("has an allowed licence, an integrity hash and no unknown install script", () => {
    expect(faults(read("package-lock.json"))).toEqual([]);
    expect(installed(read("package-lock.json")).length).toBeGreaterThan(200);
  });

  it("a package of another licence, without hash or with a script is found", () => {
    const planted = {
      packages: {
        "node_modules/copyleft": { license: "AGPL-3.0-only", integrity: "sha512-x" },
        "node_modules/half": { license: "(MIT AND GPL-3.0-only)", integrity: "sha512-x" },
        "node_modules/nameless": { integrity: "sha512-x" },
        "node_modules/loose": { license: "MIT" },
        "node_modules/a/node_modules/script": { license: "MIT", integrity: "sha512-x", hasInstallScript: true },
        "node_modules/choice": { license: "(GPL-3.0-only OR MIT)", integrity: "sha512-x" },
      },
    };
    expect(faults(JSON.stringify(planted))).toEqual([
      "copyleft: licence AGPL-3.0-only",
      "half: licence (MIT AND GPL-3.0-only)",
      "nameless: licence unknown",
      "loose: no integrity",
      "script: install script",
    ]);
  });

  it("is pinned to one exact version", () => {
    expect(outside.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it("is written down in docs/dependencies.md, and nothing else is", () => {
    const written = [...read("docs/dependencies.md").matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? "");
    expect(written.toSorted()).toEqual([...new Set(outside.map(([name]) => name))].toSorted());
  });
});
