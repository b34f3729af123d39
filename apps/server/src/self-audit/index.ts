import type { Capability } from "../capability.ts";
import { auditsBound } from "./audits.ts";
import { clausesBound } from "./clauses.ts";
import { rehearsalBound } from "./rehearsal.ts";
import { reviewsBound } from "./reviews.ts";
import { selfAuditWaiting } from "./waiting.ts";

/** What an organisation asks of itself before anybody else does. Its streams are the register's, as its tables are. */
export const selfAudit: Capability = {
  name: "self-audit",
  migrations: [],
  streams: [],
  routes: (services) => [
    ...clausesBound(services),
    ...auditsBound(services),
    ...rehearsalBound(services),
    ...reviewsBound(services),
  ],
  waiting: selfAuditWaiting,
};
