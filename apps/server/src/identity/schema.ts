import type { Migration } from "../store/index.ts";

/** better-auth's tables, in a schema of its own, outside journal and rebuild (design.md section 5). */
export const identityMigrations: readonly Migration[] = [
  {
    id: "identity/001",
    sql: `
create schema identity;
create table identity."user" (
  id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null, person uuid not null unique
);
create table identity.session (
  id text primary key, "expiresAt" timestamptz not null, token text not null unique, "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references identity."user" (id) on delete cascade
);
create index session_by_user on identity.session ("userId");
create table identity.account (
  id text primary key, "accountId" text not null, "providerId" text not null,
  "userId" text not null references identity."user" (id) on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, scope text, password text,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index account_by_user on identity.account ("userId");
create table identity.verification (
  id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null, "updatedAt" timestamptz not null
);
create index verification_by_identifier on identity.verification (identifier);
`,
  },
];
