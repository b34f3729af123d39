import type { World } from "../store/index.ts";
import { uuidv7 } from "../world.ts";

/** A world whose clock stands until a test moves it. Begins at noon in Shanghai on 2026-11-23. */
export const testWorld = (): { readonly world: World; readonly moveTo: (instant: string) => void } => {
  let now = Temporal.Instant.from("2026-11-23T04:00:00Z");
  return {
    world: {
      now: () => now,
      newId: () => uuidv7(now.epochMilliseconds),
      zone: "Asia/Shanghai",
    },
    moveTo: (instant) => {
      now = Temporal.Instant.from(instant);
    },
  };
};
