import { treeOrder, versionOn } from "@touchstone/requirements";
import type { Library } from "./answers.ts";
import { readStandardTree } from "./own-content.ts";

/** The tree, and the three laws under the systems with the version that applies on a day (3S-11). */
export const askStandardTree = ({ base }: Pick<Library, "base">, on: string) => {
  const { standards, legalBase, doubts } = readStandardTree();
  const laws = legalBase.map((family) => {
    const held = versionOn(family, on, base);
    return { family, version: held?.version ?? null, title: held?.title ?? family };
  });
  return { on, standards: [...treeOrder(standards)], laws, doubts: [...doubts] };
};
