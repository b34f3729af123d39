import type { Capability } from "../../capability.ts";
import type { Services } from "../../services.ts";
import { askWaiting } from "./ask-waiting.ts";
import { takeDigests } from "./take-digests.ts";

// Soon after the start, in case the server was off at the hour; then often enough that the hour is not long past.
const firstAfter = 20_000;
const every = 5 * 60_000;

export type DigestTimer = { readonly start: () => void; readonly stop: () => Promise<void> };

/** Takes the digests of the day while the server runs. */
export const openDigestTimer = (
  services: Services,
  capabilities: readonly Capability[],
  onError: (cause: unknown) => void,
): DigestTimer => {
  const ask = askWaiting(capabilities, services);
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const wait = (milliseconds: number): void => {
    timer = setTimeout(() => {
      running = takeDigests(services, ask)
        .catch(onError)
        .finally(() => {
          if (timer !== null) wait(every);
        });
    }, milliseconds).unref();
  };
  return {
    start: () => wait(firstAfter),
    stop: async () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      await running;
    },
  };
};
