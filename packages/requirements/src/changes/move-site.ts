import type { DocumentVersion, LawBase } from "../documents/law-base.ts";
import type { Reach } from "../documents/scope.ts";
import { type AuditPoint, auditPoints } from "../obligations/audit-points.ts";
import { inForce } from "../obligations/in-force-list.ts";
import type { ObligationPack } from "../obligations/obligation.ts";

export type Moved<Item> = {
  readonly gained: readonly Item[];
  readonly lost: readonly Item[];
  readonly kept: readonly Item[];
};

const compare = <Item>(here: readonly Item[], there: readonly Item[], key: (item: Item) => string): Moved<Item> => {
  const [left, right] = [new Set(here.map(key)), new Set(there.map(key))];
  return {
    gained: there.filter((item) => !left.has(key(item))),
    lost: here.filter((item) => !right.has(key(item))),
    kept: there.filter((item) => left.has(key(item))),
  };
};

/** What a site leaves behind and what it meets when it moves: documents, duties, licences and what is watched there. */
export type SiteMove = {
  readonly documents: Moved<DocumentVersion>;
  readonly obligations: Moved<AuditPoint>;
  readonly licences: Moved<AuditPoint>;
  /** Duties that bind in both places and are a local focus in one of them. */
  readonly focus: { readonly gained: readonly AuditPoint[]; readonly lost: readonly AuditPoint[] };
};

export const moveSite = (
  packs: readonly ObligationPack[],
  { from, to, on }: { readonly from: Reach; readonly to: Reach; readonly on: string },
  base: LawBase,
): SiteMove => {
  const points = ({ region }: Reach) => auditPoints(packs, region, on, base).points;
  const [here, there] = [points(from), points(to)];
  const documents = (reach: Reach) => inForce(packs, reach, on, base).documents;
  const obligations = compare(here, there, ({ id }) => id);
  const licences = (all: readonly AuditPoint[]) => all.filter(({ kind }) => kind === "licence");
  const focused = (all: readonly AuditPoint[]) => all.filter(({ focus: by }) => by !== null);
  const focus = compare(focused(here), focused(there), ({ id, focus: by }) => `${id} ${by}`);
  const isKept = new Set(obligations.kept.map(({ id }) => id));
  return {
    documents: compare(documents(from), documents(to), ({ family, version }) => `${family}@${version}`),
    obligations,
    licences: compare(licences(here), licences(there), ({ id }) => id),
    focus: {
      gained: focus.gained.filter(({ id }) => isKept.has(id)),
      lost: focus.lost.filter(({ id }) => isKept.has(id)),
    },
  };
};
