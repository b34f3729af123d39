import { conformityCase } from "../src/case/decide-case.ts";
import { rolesOf, type Seat } from "../src/play/cast.ts";
import { type Played, playCase } from "../src/play/play-case.ts";
import type { Refusal } from "../src/refusal.ts";
import type { Data } from "../src/scheme/check-data.ts";
import { actsOnStatement } from "../src/scheme/occasion.ts";
import { type Scheme, scheme } from "../src/scheme/scheme.ts";
import { schemeFor } from "../src/scheme/scheme-for.ts";
import { castFacts, direction } from "./cast.ts";
import { contentFile } from "./content.ts";

/** The shipped schemes that are about no management system. */
export const otherSchemes: readonly Scheme[] = ["testing", "claim-verification", "product-type-5", "body-approval"].map(
  (id) => scheme.parse(contentFile(`schemes/${id}.yaml`)),
);

export const shippedScheme = (id: string): Scheme => {
  const found = otherSchemes.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no scheme ${id}`);
  return found;
};

export const today = "2026-11-23";

const factsFor = (whole: Scheme, occasion: string) => {
  const act = whole.occasions.find(({ id }) => id === occasion)?.statement ?? "none";
  const statement = actsOnStatement(act)
    ? { id: "statement", number: "TS-1", holder: "client", scheme: whole.id, standing: "in-force" as const }
    : null;
  return { ...castFacts(whole), statement };
};

export const playThrough = (
  whole: Scheme,
  occasion: string,
  wanted: typeof direction.wanted = direction.wanted,
  values: typeof direction.values = {},
): Played =>
  playCase({
    scheme: whole,
    occasion,
    facts: factsFor(whole, occasion),
    direction: { ...direction, wanted, values },
    today,
  });

/** The codes with which a record is refused when the play comes to it and something in it is otherwise. */
export const refusedWhen = (
  whole: Scheme,
  occasion: string,
  kind: string,
  change: (values: Data) => Data,
  seat?: Seat,
): readonly Refusal[] => {
  const { moves, events } = playThrough(whole, occasion);
  const at = moves.findIndex(({ command }) => command.type === "FileRecord" && command.kind === kind);
  const move = moves[at];
  if (move?.command.type !== "FileRecord") throw new Error(`${kind} is never filed`);
  const filed = events.findIndex((event) => event.type === "RecordFiled" && event.data.kind === kind);
  const state = events.slice(0, filed).reduce(conformityCase.evolve, conformityCase.initial);
  const by = seat ?? move.seat;
  const decided = conformityCase.decide(
    state,
    { ...move.command, values: change(move.command.values) },
    {
      ...factsFor(whole, occasion),
      scheme: schemeFor(whole, occasion),
      // Every role there is, so that only the line under test says no.
      actor: { roles: Object.values(rolesOf).flat(), name: direction.cast[by].name },
    },
    {
      actor: direction.cast[by].id,
      now: Temporal.Instant.from(`${today}T04:00:00Z`),
      today: Temporal.PlainDate.from(today),
      newId: () => "id",
    },
  );
  return decided.ok ? [] : decided.refusals;
};
