import type { Command } from "commander";
import { registerAssetCommands } from "./register-assets.ts";
import { registerSoaCommands } from "./register-soa.ts";
import { registerThreatCommands } from "./register-threats.ts";

/** `register threats | assets | soa` */
export const registerIsmsCommands = (register: Command): void => {
  registerThreatCommands(register);
  registerAssetCommands(register);
  registerSoaCommands(register);
};
