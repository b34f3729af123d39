import { type IndependencePack, lapseOf, type Role } from "@touchstone/kernel";
import type { FileRow, KnownParties } from "./graph.ts";
import { namesOf } from "./graph.ts";

type Kept = {
  readonly id: string;
  readonly kind: keyof IndependencePack["parameters"]["cooling"];
  readonly from: string;
  readonly to: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly person: string | null;
};

const relationView = (pack: IndependencePack, names: ReadonlyMap<string, string>, kept: Kept) => ({
  ...kept,
  from: { id: kept.from, name: names.get(kept.from) ?? "" },
  to: { id: kept.to, name: names.get(kept.to) ?? "" },
  lapses: lapseOf(pack, kept),
  rule: pack.parameters.cooling[kept.kind].rule,
});

const keptOf = ({ id: person, state }: FileRow): readonly Kept[] =>
  Object.entries(state.relations).map(([id, { kind, to, since, until }]) => ({
    id,
    kind,
    from: person,
    to,
    since,
    until,
    person,
  }));

export const relationViews = (pack: IndependencePack, known: KnownParties) => {
  const names = namesOf(known);
  const own = Object.entries(known.organisation?.state.relations ?? {}).map(
    ([id, { kind, from, to, since, until }]): Kept => ({ id, kind, from, to, since, until, person: null }),
  );
  return [...known.files.flatMap(keptOf), ...own].map((kept) => relationView(pack, names, kept));
};

export const personView = (pack: IndependencePack, known: KnownParties, file: FileRow) => {
  const names = namesOf(known);
  const roles: readonly Role[] = known.organisation?.state.members[file.id] ?? [];
  return {
    id: file.id,
    version: file.version,
    name: file.state.name ?? "",
    roles: [...roles],
    qualifications: Object.entries(file.state.qualifications).map(([id, kept]) => ({ id, ...kept })),
    relations: keptOf(file).map((kept) => relationView(pack, names, kept)),
    bans: Object.entries(file.state.bans).map(([id, kept]) => ({ id, ...kept })),
  };
};
