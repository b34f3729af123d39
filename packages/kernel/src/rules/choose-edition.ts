import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { areAtOnce, isInForce, type PackHeader } from "./pack.ts";

/** Where and for what a rule is asked. Null: not said, and then only what leaves no choice is answered. */
export type RulesOf = { readonly jurisdiction: string | null; readonly subject: string | null };

export const anywhere: RulesOf = { jurisdiction: null, subject: null };

type SchemeHead = { readonly jurisdiction: string; readonly standards: readonly { readonly id: string }[] };

/** A scheme over one standard asks for that standard's edition, an integrated one for the edition that holds for all. */
export const rulesOfScheme = ({ jurisdiction, standards }: SchemeHead): RulesOf => ({
  jurisdiction,
  subject: standards.length === 1 ? (standards[0]?.id ?? null) : null,
});

/** From the nearest rules to the widest: county, prefecture, province, country, international. */
const placesFrom = (jurisdiction: string): readonly string[] => {
  const region = /^\d{6}$/.test(jurisdiction)
    ? [jurisdiction, `${jurisdiction.slice(0, 4)}00`, `${jurisdiction.slice(0, 2)}0000`, "CN"]
    : [jurisdiction];
  return [...new Set([...region, "international"])];
};

type Head = Pick<PackHeader, "id" | "edition" | "jurisdiction" | "subject" | "effective">;

/** The edition made for the subject goes before the one for all; where no subject is named, the one for all. */
const nearest = <Pack extends Head>(packs: readonly Pack[], subject: string | null): readonly Pack[] => {
  const exact = packs.filter((pack) => pack.subject === subject);
  if (exact.length > 0) return exact;
  return subject === null ? packs : packs.filter((pack) => pack.subject === null);
};

const candidates = <Pack extends Head>(packs: readonly Pack[], { jurisdiction, subject }: RulesOf) => {
  if (jurisdiction === null)
    return packs.filter((pack) => subject === null || pack.subject === null || pack.subject === subject);
  for (const place of placesFrom(jurisdiction)) {
    const found = nearest(
      packs.filter((pack) => pack.jurisdiction === place),
      subject,
    );
    if (found.length > 0) return found;
  }
  return [];
};

const notInForce = (editions: readonly Head[], id: string, on: string): Refusal => {
  const next = editions
    .map(({ effective }) => effective.from)
    .filter((from) => from > on)
    .toSorted()[0];
  return refusal("rule-not-in-force", houseRule("7"), { pack: id, on }, next ?? null);
};

/** The one edition in force on a day for a place and a subject: what the place lacks comes from the next wider one. */
export const editionInForce = <Pack extends Head, Id extends Pack["id"]>(
  packs: readonly Pack[],
  id: Id,
  on: string,
  asked: RulesOf,
): Result<Extract<Pack, { id: Id }>, Refusal> => {
  const editions = packs.filter((pack): pack is Extract<Pack, { id: Id }> => pack.id === id);
  const found = candidates(
    editions.filter((pack) => isInForce(pack, on)),
    asked,
  );
  const [first] = found;
  if (first === undefined) return refuse(notInForce(editions, id, on));
  if (found.length === 1) return ok(first);
  const known = found.map(({ edition }) => edition);
  return refuse(refusal("rule-edition-ambiguous", houseRule("7"), { pack: id, on, known }));
};

/** The packs that cannot stand beside an earlier one: same rule, same place, same subject, in force on the same day. */
export const clashes = <Pack extends Head>(packs: readonly Pack[]): readonly (readonly [Pack, Pack])[] =>
  packs.flatMap((right, at) =>
    packs
      .slice(0, at)
      .filter((left) => left.id === right.id && (left.edition === right.edition || areAtOnce(left, right)))
      .map((left) => [left, right] as const),
  );
