import type { Store } from "../store/index.ts";
import { commitHeads } from "./heads.ts";
import type { PublicLog } from "./public-log.ts";

// What was written since the last commit is covered by its own chain alone, so the gap is kept short.
const every = 10 * 60_000;

export type HeadsTimer = { readonly start: () => void; readonly stop: () => Promise<void> };

/** Commits the heads of all streams to the public log again and again while the server runs. */
export const openHeadsTimer = (
  store: Pick<Store, "maintenance" | "world">,
  publicLog: Pick<PublicLog, "append">,
  onError: (cause: unknown) => void,
): HeadsTimer => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const wait = (milliseconds: number): void => {
    timer = setTimeout(() => {
      running = commitHeads(store, publicLog).catch(onError);
      wait(every);
    }, milliseconds).unref();
  };
  return {
    start: () => wait(every),
    stop: async () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await running;
    },
  };
};
