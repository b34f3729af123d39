import { APIError, betterAuth } from "better-auth";
import { Kysely, PostgresDialect } from "kysely";
import type { IdentityOptions } from "./identity.ts";

export const openAuth = ({ engine, world, origin, secret }: IdentityOptions) => {
  const db = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: engine.pool }) }).withSchema(
    "identity",
  );
  return betterAuth({
    database: { db, type: "postgres" },
    secret,
    baseURL: origin,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, autoSignIn: false, minPasswordLength: 12, maxPasswordLength: 200 },
    // Accounts are made by us only (this API is not mounted), so the person cannot be claimed from outside.
    user: { additionalFields: { person: { type: "string", required: true, input: true } } },
    session: { expiresIn: 60 * 60 * 12, cookieCache: { enabled: false } },
    advanced: { database: { generateId: () => world.newId() }, useSecureCookies: origin.startsWith("https:") },
    logger: { level: "error" },
  });
};

/** The password or the address is wrong, and not the server. */
export const isWrongPassword = (cause: unknown): boolean => cause instanceof APIError && cause.statusCode === 401;
