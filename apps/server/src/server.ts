import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Hono } from "hono";
import { type Logger, pino } from "pino";
import { printerOf } from "./adapters/pdf/index.ts";
import { openBlobs } from "./blobs.ts";
import { capabilities } from "./capabilities.ts";
import { resumeChanges } from "./changes/index.ts";
import { refuseForeign, seedDemo } from "./demo/seed.ts";
import { openApp } from "./http/app.ts";
import { openAccess } from "./identity/access.ts";
import { openIdentity } from "./identity/identity.ts";
import { operatorToken } from "./identity/operator.ts";
import { identityMigrations } from "./identity/schema.ts";
import { type NoticeSetup, openDigestTimer, openSecrets, readNoticeSetup } from "./inbox/index.ts";
import { openHeadsTimer, openPublicLog } from "./log/index.ts";
import { type EvidenceSettings, readEvidenceSettings } from "./register/index.ts";
import type { Services } from "./services.ts";
import { openExpiryTimer } from "./statements/index.ts";
import { type Engine, openEmbedded, openPostgresql, openStore, type World } from "./store/index.ts";
import { realWorld } from "./world.ts";

export type ServerOptions = {
  /** Data folder: `pg/ blobs/ log/ keys/`. */
  readonly data: string;
  /** Address by which the public reaches the server, without a slash at the end. */
  readonly origin: string;
  readonly demo: boolean;
  /** PostgreSQL's address; the embedded engine in `data/pg` where absent. */
  readonly databaseUrl?: string | undefined;
  readonly engine?: Engine;
  readonly world?: World;
  readonly log?: Logger;
  /** In place of what the environment says. */
  readonly evidence?: EvidenceSettings;
  readonly notices?: NoticeSetup;
};

export type Server = {
  readonly app: Hono;
  readonly services: Services;
  readonly token: string;
  readonly close: () => Promise<void>;
};

const secretOf = (data: string, name: string): string => {
  const file = join(data, "keys", name);
  mkdirSync(join(data, "keys"), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
};

/** Schema steps of the whole product, in order. */
export const migrations = [...identityMigrations, ...capabilities.flatMap((capability) => capability.migrations)];

/** Opens everything and starts the jobs; the caller serves `app.fetch`, or calls it in process. */
export const openServer = async (options: ServerOptions): Promise<Server> => {
  const data = resolve(options.data);
  const world = options.world ?? realWorld();
  const log = options.log ?? pino({ level: process.env["LOG_LEVEL"] ?? "warn" }, pino.destination(2));
  const token = operatorToken(data);
  const engine =
    options.engine ??
    (options.databaseUrl === undefined
      ? await openEmbedded(join(data, "pg"))
      : await openPostgresql(options.databaseUrl));
  const store = await openStore({
    engine,
    world,
    migrations,
    kinds: capabilities.flatMap((capability) => capability.streams),
    onJobError: (cause) => log.error({ err: cause }, "job failed"),
  });
  if (options.demo)
    await refuseForeign({ store }).catch(async (cause: unknown) => {
      if (options.engine === undefined) await engine.close();
      throw cause;
    });
  const publicLog = openPublicLog({ store, data, origin: options.origin });
  const heads = openHeadsTimer(store, publicLog, (cause) => log.error({ err: cause }, "heads not committed"));
  const services: Services = {
    store,
    identity: openIdentity({ engine, world, origin: options.origin, secret: secretOf(data, "session.secret") }),
    access: openAccess(store),
    blobs: openBlobs(data, world.newId),
    publicLog,
    log,
    evidence: options.evidence ?? readEvidenceSettings(process.env),
    notices: {
      ...(options.notices ?? readNoticeSetup(process.env, () => world.now().epochMilliseconds)),
      secrets: openSecrets(secretOf(data, "notices.secret")),
    },
    data,
    origin: options.origin,
    demo: options.demo,
  };
  await store.jobs.start(capabilities.flatMap((capability) => capability.jobs?.(services) ?? []));
  if (options.demo) await seedDemo(services);
  await resumeChanges(services);
  store.upkeep.start();
  heads.start();
  const expiry = openExpiryTimer(services, (cause) => log.error({ err: cause }, "expiry not recorded"));
  expiry.start();
  const digests = openDigestTimer(services, capabilities, (cause) => log.error({ err: cause }, "digests not taken"));
  digests.start();
  const webFolder = resolve(import.meta.dirname, "../../web/dist");
  const app = openApp({ services, capabilities, operatorToken: token, webFolder });
  return {
    app,
    services,
    token,
    close: async () => {
      await store.upkeep.stop();
      await heads.stop();
      await expiry.stop();
      await digests.stop();
      await store.jobs.stop();
      await printerOf(services).close();
      await publicLog.close();
      await engine.close();
    },
  };
};
