import { createHash } from "node:crypto";
import { APIError, betterAuth } from "better-auth";
import { Kysely, PostgresDialect } from "kysely";
import type { Engine, World } from "../store/index.ts";
import { failedAttempts } from "./attempts.ts";
import { briefCache } from "./brief-cache.ts";

export type SignedIn = { readonly person: string; readonly name: string };

/** Users, sessions and factors. Who may do what is not here: that is `can` and the access directory. */
export type Identity = {
  readonly createAccount: (account: {
    readonly person: string;
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }) => Promise<void>;
  readonly hasAccount: (email: string) => Promise<boolean>;
  /** The cookies of the new session; null where e-mail or password is wrong, or after too many failures. */
  readonly signIn: (email: string, password: string) => Promise<{ person: string; cookies: readonly string[] } | null>;
  readonly signOut: (headers: Headers) => Promise<readonly string[]>;
  /** Names of persons who have an account; who has none any more is left out. */
  readonly namesOf: (persons: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The person's own address; null where there is no account. */
  readonly addressOf: (person: string) => Promise<string | null>;
  /** Who has an account under these addresses, by address in small letters. */
  readonly personsAt: (mails: readonly string[]) => Promise<ReadonlyMap<string, SignedIn>>;
  readonly whoIs: (headers: Headers) => Promise<SignedIn | null>;
};

export type IdentityOptions = {
  readonly engine: Engine;
  readonly world: World;
  readonly origin: string;
  readonly secret: string;
};

const authOf = ({ engine, world, origin, secret }: IdentityOptions) => {
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

export const openIdentity = (options: IdentityOptions): Identity => {
  const auth = authOf(options);
  const known = briefCache<SignedIn | null>(() => options.world.now().epochMilliseconds);
  const attempts = failedAttempts(() => options.world.now().epochMilliseconds);
  const keyOf = (headers: Headers): string =>
    createHash("sha256")
      .update(headers.get("cookie") ?? "")
      .digest("hex");
  return {
    createAccount: async ({ person, name, email, password }) => {
      await auth.api.signUpEmail({ body: { person, name, email, password } });
    },
    hasAccount: async (email) => {
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.findUserByEmail(email)) !== null;
    },
    signIn: async (email, password) => {
      // The answer is the same as for a wrong password, so that it tells nothing about which addresses exist.
      if (attempts.isShut(email)) return null;
      try {
        const { headers, response } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
        attempts.succeed(email);
        return { person: String(Reflect.get(response.user, "person")), cookies: headers.getSetCookie() };
      } catch (cause) {
        if (cause instanceof APIError && cause.statusCode === 401) {
          attempts.fail(email);
          return null;
        }
        throw cause;
      }
    },
    signOut: async (headers) => {
      known.forget(keyOf(headers));
      const result = await auth.api.signOut({ headers, returnHeaders: true });
      return result.headers.getSetCookie();
    },
    namesOf: async (persons) => {
      const { rows } = await options.engine.pool.query<{ person: string; name: string }>(
        'select person, name from identity."user" where person = any($1::uuid[])',
        [persons],
      );
      return new Map(rows.map(({ person, name }) => [person, name]));
    },
    addressOf: async (person) => {
      const { rows } = await options.engine.pool.query<{ email: string }>(
        'select email from identity."user" where person = $1::uuid',
        [person],
      );
      return rows[0]?.email ?? null;
    },
    personsAt: async (mails) => {
      const { rows } = await options.engine.pool.query<SignedIn & { readonly email: string }>(
        'select lower(email) as email, person, name from identity."user" where lower(email) = any($1::text[])',
        [mails],
      );
      return new Map(rows.map(({ email, person, name }) => [email, { person, name }]));
    },
    whoIs: (headers) =>
      headers.has("cookie")
        ? known.get(keyOf(headers), async () => {
            const found = await auth.api.getSession({ headers });
            return found === null ? null : { person: found.user.person, name: found.user.name };
          })
        : Promise.resolve(null),
  };
};
