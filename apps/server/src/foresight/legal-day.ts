import type { Services } from "../services.ts";

/** Today in the zone of the law. */
export const legalDay = ({ store }: Services): string =>
  store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
