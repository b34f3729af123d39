import type { RowChange } from "@touchstone/register";
import { namesOf, readParties } from "../../parties/index.ts";
import type { Services } from "../../services.ts";

const isMail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

const ownersOf = (change: RowChange): readonly string[] => {
  if (change.kind === "add") return [change.row.owner];
  if (change.kind === "remove") return [];
  return change.change.edits.flatMap(({ column, to }) => (column === "owner" ? [to] : []));
};

const renamed = (change: RowChange, name: (owner: string) => string): RowChange => {
  if (change.kind === "add") return { ...change, row: { ...change.row, owner: name(change.row.owner) } };
  if (change.kind === "remove") return change;
  const edits = change.change.edits.map((edit) => (edit.column === "owner" ? { ...edit, to: name(edit.to) } : edit));
  return { ...change, change: { ...change.change, edits } };
};

/**
 * Owners that were written as e-mail addresses, by the names of the people they belong to: a list from another office
 * names people by what is unique. Only people of this organisation are found, so that nobody learns whose account an
 * address is elsewhere; an address of anybody else stays as written and is warned of.
 */
export const ownersByMail = async (
  { store, identity }: Pick<Services, "store" | "identity">,
  owner: string,
  changes: readonly RowChange[],
): Promise<readonly RowChange[]> => {
  const asked = new Set(changes.flatMap(ownersOf).map((text) => text.trim().toLowerCase()));
  const mails = [...asked].filter(isMail);
  if (mails.length === 0) return changes;
  const accounts = await identity.personsAt(mails);
  const { members, names } = await store.transaction({ owner, caseId: null }, async (tx) => {
    const parties = await readParties(tx, owner);
    return { members: new Set(Object.keys(parties.organisation?.state.members ?? {})), names: namesOf(parties) };
  });
  const known = new Map(
    [...accounts].flatMap(([mail, { person, name }]): [string, string][] => {
      if (names.has(person)) return [[mail, names.get(person) || name]];
      return members.has(person) ? [[mail, name]] : [];
    }),
  );
  return changes.map((change) => renamed(change, (text) => known.get(text.trim().toLowerCase()) ?? text));
};
