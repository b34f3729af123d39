import { ok, type Refusal, type Result } from "@touchstone/kernel";
import { liveLines } from "@touchstone/register";
import {
  type Compared,
  compareCited,
  inForce,
  type LawBase,
  matchTitle,
  type Reach,
  undatedHere,
} from "@touchstone/requirements";
import { askReach, type HeldLibrary, packsFor } from "../requirements/index.ts";
import type { Row } from "./views.ts";

export type Cited = {
  readonly risk: string;
  readonly line: string;
  readonly title: string;
  readonly families: readonly string[];
};

/** Every document of the register: by its clauses where it has some, else by the families that its title means. */
const citationsOf = (rows: readonly Row[], base: LawBase): readonly Cited[] =>
  rows.flatMap(({ id, state }) =>
    liveLines(state).map(({ id: line, title, clauses }) => {
      const extracted = [...new Set(clauses.map(({ family }) => family))];
      return { risk: id, line, title, families: extracted.length > 0 ? extracted : matchTitle(title, base) };
    }),
  );

type Asked = {
  readonly region: string;
  readonly scenes: readonly string[];
  readonly market?: string | undefined;
  readonly on: string;
};

export type LawsAt = Compared<Cited> & { readonly reach: Reach; readonly binding: number };

/** What binds at a place on a day, against what these rows cite. */
export const lawsAt = (
  laws: HeldLibrary,
  rows: readonly Row[],
  { region, scenes, market, on }: Asked,
): Result<LawsAt, Refusal> => {
  const reach = askReach(region, market);
  if (!reach.ok) return reach;
  const packs = scenes.length === 0 ? ok([]) : packsFor(laws, scenes.join(","));
  if (!packs.ok) return packs;
  const { base } = laws;
  const binding = [
    ...inForce(packs.value, reach.value, on, base).documents,
    ...undatedHere(packs.value, reach.value, on, base),
  ];
  const compared = compareCited(binding, citationsOf(rows, base), { reach: reach.value, on, base });
  return ok({ ...compared, reach: reach.value, binding: binding.length });
};
