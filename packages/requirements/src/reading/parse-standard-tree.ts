import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { type DerivedStandard, standardRelations, treeOrder } from "../standards/standard-tree.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { eachOnce, type PackHead, packHead } from "./pack-head.ts";

/** `content/standard-tree.yaml`; `legalBase` names the laws on which the systems rest (3S-11). */
export type StandardTree = PackHead & {
  readonly legalBase: readonly string[];
  readonly standards: readonly DerivedStandard[];
};

const derived = (fields: Fields): DerivedStandard => {
  const from = fields.optionalText("from", 40);
  const read = {
    id: fields.pattern("id", /^[a-z][a-z0-9-]{1,39}$/, "id such as iso9001"),
    designation: fields.text("designation", 40),
    sector: fields.bilingual("sector", 60),
    from,
    relation: from === null ? null : fields.oneOf("relation", standardRelations),
  };
  fields.end();
  return read;
};

export const parseStandardTree = (json: Json, file: string): Result<StandardTree, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const tree: StandardTree = {
    ...packHead(fields),
    legalBase: fields.texts("legalBase", 20, 80),
    standards: fields.list("standards", 200, derived),
  };
  eachOnce(
    fields,
    "standards",
    tree.standards.map(({ id }) => id),
  );
  if (treeOrder(tree.standards).length !== tree.standards.length)
    fields.refuse("standards", "each from a standard of this file, and no ring");
  fields.end();
  return unlessRefused(problems, () => tree);
};
