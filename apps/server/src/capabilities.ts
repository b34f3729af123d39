import type { Capability } from "./capability.ts";
import { parties } from "./parties/index.ts";
import { register } from "./register/index.ts";

/** Every capability of the server, in the order of their migrations. A new one adds one line here. */
export const capabilities: readonly Capability[] = [parties, register];
