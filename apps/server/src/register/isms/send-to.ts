import type { Json } from "@touchstone/kernel";
import type { Call } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { type EventShape, noFacts, type StreamKind } from "../../store/index.ts";

type Sent<Command> = { readonly stream: string; readonly expected: number | null; readonly command: Command };

/** Sends a command that needs nothing but its stream, in the scope of the route's door. */
export const sendTo =
  <State extends Json, Command, Event extends EventShape, Code extends string>(
    { store }: Pick<Services, "store">,
    kind: StreamKind<State, Command, Event, null, Code>,
  ) =>
  ({ scope, command: sent }: Pick<Call<never>, "scope" | "command">, { stream, expected, command }: Sent<Command>) => {
    if (scope === null) throw new Error("this route's door leads into no scope");
    return store.execute({
      kind,
      stream,
      scope,
      ...sent,
      command,
      expected,
      facts: noFacts,
      answer: changedAnswer(stream),
    });
  };
