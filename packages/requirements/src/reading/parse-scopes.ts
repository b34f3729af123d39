import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { isRegion } from "../documents/jurisdiction.ts";
import { isScopeId, type Scope, scopeKinds } from "../documents/scope.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { eachOnce, type PackHead, packHead } from "./pack-head.ts";

/** `content/scopes.yaml`: reaches of law that are no single place. */
export type ScopePack = PackHead & { readonly scopes: readonly Scope[] };

const scope = (fields: Fields): Scope => {
  const read: Scope = {
    id: fields.text("id", 40),
    kind: fields.oneOf("kind", scopeKinds) ?? "area",
    title: fields.bilingual("title", 80),
    members: fields.optionalTexts("members", 400, 6),
  };
  if (!isScopeId(read.id)) fields.refuse("id", "two capitals, or a name in kebab case");
  if (!read.members.every(isRegion)) fields.refuse("members", "six digits of GB/T 2260 each");
  if ((read.kind === "area") !== read.members.length > 0)
    fields.refuse("members", "regions of an area; none of a market");
  fields.end();
  return read;
};

export const parseScopes = (json: Json, file: string): Result<ScopePack, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const pack: ScopePack = { ...packHead(fields), scopes: fields.list("scopes", 200, scope) };
  eachOnce(
    fields,
    "scopes",
    pack.scopes.map(({ id }) => id),
  );
  fields.end();
  return unlessRefused(problems, () => pack);
};
