import type { Logger } from "pino";
import type { Blobs } from "./blobs.ts";
import type { AccessDirectory } from "./identity/access.ts";
import type { Identity } from "./identity/identity.ts";
import type { NoticeServices } from "./inbox/index.ts";
import type { PublicLog } from "./log/index.ts";
import type { EvidenceSettings } from "./register/evidence/settings.ts";
import type { Store } from "./store/index.ts";

/** What handlers, jobs and pages are given. Made once, at start; nothing of it is reached in any other way. */
export type Services = {
  readonly store: Store;
  readonly identity: Identity;
  readonly access: AccessDirectory;
  readonly blobs: Blobs;
  /** The append-only public log of statements; `log` is the server's own diary. */
  readonly publicLog: PublicLog;
  readonly log: Logger;
  /** Bounds of evidence files, and the virus scanner. */
  readonly evidence: EvidenceSettings;
  /** Mail, webhooks and their secrets. */
  readonly notices: NoticeServices;
  /** Folder with `pg/ blobs/ log/ keys/`. */
  readonly data: string;
  /** Where the public reaches this server: `http://127.0.0.1:7400`, no slash at the end. */
  readonly origin: string;
  /** Demo sign-in is open. Never on an address that is not loopback. */
  readonly demo: boolean;
};
