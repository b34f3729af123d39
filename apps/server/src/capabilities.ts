import type { Capability } from "./capability.ts";
import { cases } from "./cases/index.ts";
import { changes } from "./changes/index.ts";
import { foresight } from "./foresight/index.ts";
import { inboxOver } from "./inbox/index.ts";
import { log } from "./log/index.ts";
import { operations } from "./operations/index.ts";
import { parties } from "./parties/index.ts";
import { reading } from "./reading/index.ts";
import { register } from "./register/index.ts";
import { requirements } from "./requirements/index.ts";
import { schemes } from "./schemes/index.ts";
import { selfAudit } from "./self-audit/index.ts";
import { statements } from "./statements/index.ts";

// In the order of their migrations. A new capability adds one line here.
const kept: readonly Capability[] = [
  parties,
  requirements,
  schemes,
  register,
  log,
  statements,
  cases,
  operations,
  reading,
  changes,
  foresight,
  selfAudit,
];

/** Every capability of the server; the inbox asks the others what waits in them. */
export const capabilities: readonly Capability[] = [...kept, inboxOver(kept)];
