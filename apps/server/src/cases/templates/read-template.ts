import { everyKind, type TemplateState, templateOn } from "@touchstone/kernel";
import type { Services } from "../../services.ts";
import type { PrintedForm } from "./formed.ts";
import { readLogo } from "./logo.ts";

export type TemplateRow = { readonly id: string; readonly version: number; readonly state: TemplateState };

const rowsSql = "select id, version, state from document_template where owner = $1 and record_kind = any($2)";

export const readTemplates = async (
  { store }: Pick<Services, "store">,
  owner: string,
  kinds: readonly string[],
): Promise<readonly TemplateRow[]> =>
  // In the body's own scope, also for a client that prints a record of its case: both get the same document.
  (await store.transaction({ owner, caseId: null }, (tx) => tx.query<TemplateRow>(rowsSql, [owner, kinds]))).rows;

/** What prints a record of this kind that was filed on this day: its own template, or the one for all, or none. */
export const formOn = async (
  services: Pick<Services, "store" | "blobs">,
  owner: string,
  kind: string,
  on: string,
): Promise<PrintedForm> => {
  const rows = await readTemplates(services, owner, [kind, everyKind]);
  const of = (name: string) => {
    const row = rows.find(({ state }) => state.kind === name);
    return row === undefined ? null : templateOn(row.state, on);
  };
  const form = of(kind) ?? of(everyKind);
  if (form === null) return null;
  const logo = await readLogo(services, owner, form.template.logo ?? null);
  // It was printed before the version was proposed; a file that is gone since is a fault of the store, not of the reader.
  if (!logo.ok) throw new Error(`logo of template ${kind} v${form.version}: ${logo.refusals[0].code}`);
  return { version: form.version, template: form.template, logo: logo.value };
};
