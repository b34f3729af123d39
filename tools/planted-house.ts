import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const checkout = join(import.meta.dirname, "..");
const manifests = ["package.json", ".oxlintrc.json", "tsconfig.json", "tsconfig.base.json"];
const workspaces = ["packages/kernel", "packages/register", "packages/contract", "apps/server", "apps/web", "apps/cli"];

/** A copy of the house without its code, in which files are planted; the checkers must find what is wrong in it. */
export const plantedHouse = (
  files: Readonly<Record<string, string>>,
): { readonly root: string; readonly remove: () => void } => {
  const root = mkdtempSync(join(tmpdir(), "touchstone-planted-"));
  for (const name of manifests) cpSync(join(checkout, name), join(root, name));
  for (const folder of workspaces) cpSync(join(checkout, folder, "package.json"), join(root, folder, "package.json"));
  symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return { root, remove: () => rmSync(root, { recursive: true }) };
};
