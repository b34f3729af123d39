import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";

/** What a decision may know of the world beside state and facts. Built by the server; tests build their own. */
export type Context = {
  /** Party id of the person who acts. */
  readonly actor: string;
  /** The server's clock. */
  readonly now: Temporal.Instant;
  /** Legal "today", in the zone the rules name (Asia/Shanghai). */
  readonly today: Temporal.PlainDate;
  /** A fresh UUIDv7 at each call. */
  readonly newId: () => string;
};

/** A stream's whole behaviour: pure, so that replaying its events always gives the same state. */
export type Decider<State, Command, Event, Facts, Code extends string = string> = {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (
    state: State,
    command: Command,
    facts: Facts,
    context: Context,
  ) => Result<readonly Event[], Refusal<Code>>;
};
