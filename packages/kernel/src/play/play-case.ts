import type { CaseEvent } from "../case/case-event.ts";
import type { CaseFacts } from "../case/case-facts.ts";
import type { CaseState } from "../case/case-state.ts";
import { conformityCase } from "../case/decide-case.ts";
import type { Refusal } from "../refusal.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { schemeFor } from "../scheme/scheme-for.ts";
import { rolesOf } from "./cast.ts";
import { type Direction, type Move, nextMove } from "./next-move.ts";

/** How far a played case came, and what stopped it. */
export type Played = {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly moves: readonly Move[];
  readonly refused: readonly Refusal[];
  /** The move that was refused. */
  readonly stopped: Move | null;
};

export type Play = {
  /** Whole: the occasion chooses from it. */
  readonly scheme: Scheme;
  readonly occasion: string;
  readonly facts: Omit<CaseFacts, "scheme" | "actor">;
  readonly direction: Direction;
  /** The day on which all of it happens. */
  readonly today: string;
};

// No scheme of sixty records and a thousand points needs more; a play that goes in circles has to end.
const mostMoves = 5_000;

const opening = ({ occasion, facts }: Play): Move => ({
  seat: "planner",
  step: null,
  command: {
    type: "OpenCase",
    body: { id: "body", name: { zh: "机构", en: "Body" } },
    client: { id: facts.statement?.holder ?? "client", name: { zh: "客户", en: "Client" } },
    region: "330100",
    occasion,
  },
});

/** Plays one case of a scheme from its opening until nothing is left to do, with the first refusal as its end. */
export const playCase = (play: Play): Played => {
  const { scheme: whole, occasion, facts, direction, today } = play;
  const scheme = schemeFor(whole, occasion);
  const events: CaseEvent[] = [];
  const moves: Move[] = [];
  let state = conformityCase.initial;
  let move: Move | null = opening(play);
  let made = 0;
  while (move !== null && moves.length < mostMoves) {
    const { seat, command } = move;
    const actor = direction.cast[seat];
    const asked = { ...facts, scheme: command.type === "OpenCase" ? whole : scheme };
    const decided = conformityCase.decide(
      state,
      command,
      { ...asked, actor: { roles: rolesOf[seat], name: actor.name } },
      {
        actor: actor.id,
        now: Temporal.PlainDate.from(today).toZonedDateTime("Asia/Shanghai").toInstant(),
        today: Temporal.PlainDate.from(today),
        newId: () => `id-${(made += 1)}`,
      },
    );
    if (!decided.ok) return { state, events, moves, refused: decided.refusals, stopped: move };
    events.push(...decided.value);
    moves.push(move);
    state = decided.value.reduce(conformityCase.evolve, state);
    move = nextMove(state, { scheme, packs: facts.packs }, today, direction);
  }
  return { state, events, moves, refused: [], stopped: null };
};
