import {
  type AdoptedPair,
  type Adoption,
  type Assessment,
  type Asset,
  type AssetFacts,
  lastVersion,
  type Soa,
  type SoaEdition,
  type SoaVersion,
} from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { soaOf } from "./isms-streams.ts";

export type AssetRow = { readonly id: string; readonly version: number; readonly facts: AssetFacts };

/** Assets in use, by name. */
export const assetsInUse = async (tx: Transaction, owner: string): Promise<readonly AssetRow[]> => {
  const { rows } = await tx.query<{ id: string; version: number; state: Asset }>(
    "select id, version, state from register_asset where owner = $1 and in_use order by name, id",
    [owner],
  );
  return rows.flatMap(({ id, version, state: { facts } }) => (facts === null ? [] : [{ id, version, facts }]));
};

/** Every row that ever began from a threat, in the order in which they were chosen. */
const adoptedPairs = async (tx: Transaction, owner: string): Promise<readonly AdoptedPair[]> => {
  const { rows } = await tx.query<{ state: Adoption }>(
    "select state from register_adoption where owner = $1 order by id",
    [owner],
  );
  return rows.flatMap(({ state }) => state?.pairs ?? []);
};

/** Of these rows, those that are in the register and have not ended. */
export const standingRisks = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(
    "select id from register_risk where owner = $1 and id = any($2::uuid[]) and risk_state <> 'withdrawn'",
    [owner, [...new Set(ids)]],
  );
  return new Set(rows.map(({ id }) => id));
};

/** Rows that began from a threat and still stand: what figures and suggestions are made of. */
export const standingPairs = async (tx: Transaction, owner: string): Promise<readonly AdoptedPair[]> => {
  const pairs = await adoptedPairs(tx, owner);
  const ids = pairs.map(({ risk }) => risk);
  const standing = await standingRisks(tx, owner, ids);
  return pairs.filter(({ risk }) => standing.has(risk));
};

/** The statement without the rows that have ended since somebody linked them. */
export const withoutEnded = async (tx: Transaction, owner: string, soa: Soa): Promise<Soa> => {
  const linked = soa.lines.flatMap(({ risks }) => risks);
  const standing = await standingRisks(tx, owner, linked);
  const lines = soa.lines.map((line) => ({ ...line, risks: line.risks.filter((risk) => standing.has(risk)) }));
  return { ...soa, lines };
};

const nothingYet: Soa = { lines: [], authors: [], approvals: [] };

export type HeldSoa = { readonly version: number; readonly soa: Soa };

export const readSoa = async (tx: Transaction, owner: string, edition: SoaEdition): Promise<HeldSoa> => {
  const { rows } = await tx.query<{ version: number; state: Soa }>(
    "select version, state from register_soa where owner = $1 and id = $2",
    [owner, soaOf(owner, edition)],
  );
  const [row] = rows;
  if (row === undefined) return { version: 0, soa: nothingYet };
  return { version: row.version, soa: await withoutEnded(tx, owner, row.state) };
};

export const readFrozen = async (tx: Transaction, owner: string, version: string): Promise<SoaVersion> => {
  const { rows } = await tx.query<{ state: SoaVersion }>(
    "select state from register_soa_version where owner = $1 and id = $2",
    [owner, version],
  );
  return rows[0]?.state ?? null;
};

/** Titles of the rows named, those that there are. */
export const riskTitles = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await tx.query<{ id: string; title: string }>(
    "select id, title from register_risk where owner = $1 and id = any($2::uuid[])",
    [owner, [...new Set(ids)]],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
};

/** Rows whose last finished assessment is treated by controls. */
export const treatedByControl = async (tx: Transaction, owner: string): Promise<ReadonlySet<string>> => {
  const { rows } = await tx.query<{ risk: string; state: Assessment }>(
    "select risk, state from register_assessment where owner = $1 and stage <> 'retired'",
    [owner],
  );
  const treated = rows.filter(({ state }) => lastVersion(state)?.treatment?.option === "control");
  return standingRisks(
    tx,
    owner,
    treated.map(({ risk }) => risk),
  );
};
