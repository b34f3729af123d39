import type { Services } from "../services.ts";
import { expireDue } from "./expire-due.ts";

// Soon after the start, in case the server was off at midnight; then often enough that midnight is not long past.
const firstAfter = 30_000;
const every = 60 * 60_000;

export type ExpiryTimer = { readonly start: () => void; readonly stop: () => Promise<void> };

/** Lets statements expire in history and log while the server runs. */
export const openExpiryTimer = (services: Services, onError: (cause: unknown) => void): ExpiryTimer => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<unknown> = Promise.resolve();
  const wait = (milliseconds: number): void => {
    timer = setTimeout(() => {
      running = expireDue(services).catch(onError);
      wait(every);
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
