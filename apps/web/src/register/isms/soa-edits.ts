import { type CallInput, ismsRoutes, type OutputOf } from "@touchstone/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { useCommand } from "../../shell/api.ts";
import { useWho } from "../../shell/session.tsx";

export type Soa = OutputOf<typeof ismsRoutes.soa>;
export type SoaRow = Soa["lines"][number];
export type Edition = Soa["edition"];
type Change = NonNullable<CallInput<typeof ismsRoutes.setSoa>["body"]>["lines"][number];
export type Edit = Pick<Partial<SoaRow>, "applicable" | "justification" | "status" | "means" | "process">;
type Edits = ReadonlyMap<string, Edit>;

/** Keys pressed one after the other leave together. */
const together = 300;

const without = (edits: Edits, sent: Edits): Edits => new Map([...edits].filter(([at, edit]) => sent.get(at) !== edit));

/**
 * Lines change on the page at once and are sent in the background, several in one command: going through 93 controls by
 * keyboard must not wait for the network. What was not taken stays on the page, with the reason.
 */
export const useSoaEdits = (edition: Edition) => {
  const { here } = useWho();
  const command = useCommand(ismsRoutes.setSoa);
  const [edits, setEdits] = useState<Edits>(new Map());
  const waiting = useRef<Edits>(edits);
  const { run } = command;
  const { organisation } = here;

  const flush = useCallback(async () => {
    const sent = waiting.current;
    if (sent.size === 0) return;
    const lines = [...sent].map(([control, edit]): Change => ({ control, ...edit }));
    const done = await run({ params: { organisation, edition }, body: { lines } });
    if (done === null) return;
    waiting.current = without(waiting.current, sent);
    setEdits(waiting.current);
  }, [run, organisation, edition]);

  useEffect(() => {
    if (edits.size === 0) return;
    const timer = setTimeout(() => void flush(), together);
    return () => clearTimeout(timer);
  }, [edits, flush]);

  // Whoever leaves within that moment loses nothing.
  useEffect(() => () => void flush(), [flush]);

  const edit = useCallback((control: string, change: Edit) => {
    waiting.current = new Map(waiting.current).set(control, { ...waiting.current.get(control), ...change });
    setEdits(waiting.current);
  }, []);

  const shown = (row: SoaRow): SoaRow => ({ ...row, ...edits.get(row.control) });
  return { command, edit, shown, isSaving: edits.size > 0 };
};
