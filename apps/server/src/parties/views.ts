import {
  type IndependencePack,
  isBarring,
  lapseOf,
  overlaps,
  type RelationKind,
  type Role,
  type RuleSource,
} from "@touchstone/kernel";
import type { FileRow, KnownParties } from "./graph.ts";
import { namesOf } from "./graph.ts";

type Kept = {
  readonly id: string;
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
  readonly since: string | null;
  readonly until: string | null;
  readonly person: string | null;
};

const weightOf = (pack: IndependencePack, kept: Kept): { lapses: string | null; rule: RuleSource; bars: boolean } =>
  isBarring(kept)
    ? { lapses: lapseOf(pack, kept), rule: pack.parameters.cooling[kept.kind].rule, bars: true }
    : { lapses: kept.since, rule: { source: pack.source, clause: pack.clause }, bars: false };

const relationView = (pack: IndependencePack, names: ReadonlyMap<string, string>, kept: Kept) => ({
  ...kept,
  from: { id: kept.from, name: names.get(kept.from) ?? "" },
  to: { id: kept.to, name: names.get(kept.to) ?? "" },
  ...weightOf(pack, kept),
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

/**
 * Days on which a contract here runs beside one at another body (第十四条). Neither its name nor its whole term is told: what
 * does not overlap is the other body's own.
 */
export const doubleContracts = (known: KnownParties, { id, state }: FileRow) =>
  Object.values(state.contracts ?? {}).flatMap((here) =>
    (known.elsewhere.get(id) ?? [])
      .filter((there) => overlaps(here, there))
      .map((there) => ({
        from: here.from > there.from ? here.from : there.from,
        until: [here.until, there.until].filter((each) => each !== null).toSorted()[0] ?? null,
      })),
  );

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
    bans: Object.entries(file.state.bans).map(([id, { rule = null, ...kept }]) => ({ id, ...kept, rule })),
    registrations: Object.entries(file.state.registrations ?? {}).map(([id, kept]) => ({ id, ...kept })),
    contracts: Object.entries(file.state.contracts ?? {}).map(([id, kept]) => ({ id, ...kept })),
    witnessed: Object.entries(file.state.witnessed ?? {}).map(([id, kept]) => ({ id, ...kept })),
    doubleContracts: doubleContracts(known, file),
  };
};
