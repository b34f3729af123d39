import { createHash } from "node:crypto";
import { once } from "../content/once.ts";
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

export const openIdentity = (options: IdentityOptions): Identity => {
  // Loaded with the first session that is asked for: four hundred modules, and a token or a public page needs none of them.
  const opened = once(async () => {
    const { isWrongPassword, openAuth } = await import("./auth.ts");
    return { auth: openAuth(options), isWrongPassword };
  });
  const known = briefCache<SignedIn | null>(() => options.world.now().epochMilliseconds);
  const attempts = failedAttempts(() => options.world.now().epochMilliseconds);
  const keyOf = (headers: Headers): string =>
    createHash("sha256")
      .update(headers.get("cookie") ?? "")
      .digest("hex");
  return {
    createAccount: async ({ person, name, email, password }) => {
      const { auth } = await opened();
      await auth.api.signUpEmail({ body: { person, name, email, password } });
    },
    hasAccount: async (email) => {
      const { auth } = await opened();
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.findUserByEmail(email)) !== null;
    },
    signIn: async (email, password) => {
      // The answer is the same as for a wrong password, so that it tells nothing about which addresses exist.
      if (attempts.isShut(email)) return null;
      const { auth, isWrongPassword } = await opened();
      try {
        const { headers, response } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
        attempts.succeed(email);
        return { person: String(Reflect.get(response.user, "person")), cookies: headers.getSetCookie() };
      } catch (cause) {
        if (isWrongPassword(cause)) {
          attempts.fail(email);
          return null;
        }
        throw cause;
      }
    },
    signOut: async (headers) => {
      known.forget(keyOf(headers));
      const { auth } = await opened();
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
            const { auth } = await opened();
            const found = await auth.api.getSession({ headers });
            return found === null ? null : { person: found.user.person, name: found.user.name };
          })
        : Promise.resolve(null),
  };
};
