import { evidenceStates } from "@touchstone/contract";
import { accessRule, houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { EvidenceItem } from "@touchstone/register";
import type { Services } from "../../services.ts";

export type ItemRow = { readonly id: string; readonly version: number; readonly state: EvidenceItem };
export type State = (typeof evidenceStates)[number];

export const findItem = async (services: Services, owner: string, id: string): Promise<ItemRow | null> => {
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<ItemRow>("select id, version, state from register_evidence where owner = $1 and id = $2", [owner, id]),
  );
  return rows[0] ?? null;
};

export const readItem = async (services: Services, owner: string, id: string): Promise<Result<ItemRow, Refusal>> => {
  const row = await findItem(services, owner, id);
  return row === null ? refuse(refusal("not-found", accessRule)) : ok(row);
};

/** The offer of what is there in place of a second upload. */
export const exists = ({ id, state }: ItemRow) => {
  const { file, about, destroyed } = state;
  return destroyed === null
    ? refusal("evidence-exists", houseRule("3"), { file: file?.name ?? "", on: about.takenOn, evidence: id })
    : refusal("evidence-destroyed", houseRule("3"), { file: file?.name ?? "", on: destroyed.on });
};

/** What keeps an item from being served or linked. */
export const unusable = ({ file, scan, destroyed }: EvidenceItem): Refusal | null => {
  const name = file?.name ?? "";
  if (destroyed !== null) return refusal("evidence-destroyed", houseRule("9"), { file: name, on: destroyed.on });
  return scan.state === "infected"
    ? refusal("evidence-infected", houseRule("9"), { file: name, found: scan.found })
    : null;
};

export const lastWarned = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString();

/** How an item stands on a day, so many days ahead. */
export const stateOfItem = ({ about, scan, destroyed }: EvidenceItem, on: string, days: number): State => {
  const { validFrom, validUntil } = about;
  if (destroyed !== null) return "destroyed";
  if (scan.state === "infected") return "infected";
  if (validFrom !== null && on < validFrom) return "not-yet";
  if (validUntil === null) return "holds";
  if (validUntil < on) return "expired";
  return validUntil <= lastWarned(on, days) ? "expiring" : "holds";
};

export const itemView = ({ id, version, state }: ItemRow, rows: number, on: string, days: number) => {
  const { file, about, scan, at, by, clockOff } = state;
  return {
    id,
    version,
    name: file?.name ?? "",
    digest: file?.digest ?? "",
    mediaType: file?.mediaType ?? "",
    bytes: file?.bytes ?? 0,
    ...about,
    at,
    by,
    clockOff,
    scan,
    state: stateOfItem(state, on, days),
    rows,
  };
};

/** Bytes that the organisation's evidence takes, but for what open uploads will. */
export const usedBytes = async (services: Services, owner: string): Promise<number> => {
  const { rows } = await services.store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<{ used: string }>(
      "select coalesce(sum(bytes), 0)::text as used from register_evidence where owner = $1 and not is_destroyed",
      [owner],
    ),
  );
  return Number(rows[0]?.used ?? 0);
};
