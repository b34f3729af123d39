import { routes } from "@touchstone/contract";
import { accessRule, ok, refusal, refuse } from "@touchstone/kernel";
import { demoAccounts, demoPassword } from "../demo/accounts.ts";
import { loadedAccounts, organisationAccounts } from "../demo/organisations/organisation-accounts.ts";
import { type Bound, bind } from "../http/bind.ts";
import type { Services } from "../services.ts";
import { readOrganisation } from "./organisations.ts";

const memberships = async ({ access, store }: Services, person: string) => {
  const found = await access.memberships(person);
  const views = await Promise.all(
    found.map(async ({ organisation, roles }) => {
      const registration = (await readOrganisation(store, organisation))?.registration;
      return registration
        ? [{ organisation, name: registration.name, kind: registration.kind, roles: [...roles] }]
        : [];
    }),
  );
  return views.flat();
};

export const sessionsBound = (services: Services): readonly Bound[] => {
  const { identity, demo } = services;
  const signIn = async (email: string, password: string, setCookie: (cookie: string) => void) => {
    const session = await identity.signIn(email, password);
    if (session === null) return refuse(refusal("sign-in-failed", accessRule));
    for (const cookie of session.cookies) setCookie(cookie);
    return ok({ person: session.person });
  };
  return [
    bind(routes.parties.session, async ({ viewer }) =>
      ok({ person: viewer.person, name: viewer.name, memberships: await memberships(services, viewer.person) }),
    ),
    bind(routes.parties.signIn, ({ body, setCookie }) => signIn(body.email, body.password, setCookie)),
    bind(routes.parties.signOut, async ({ headers, setCookie }) => {
      for (const cookie of await identity.signOut(headers)) setCookie(cookie);
      return ok({});
    }),
    bind(routes.parties.demoAccounts, async () => {
      const entered = demo ? [...demoAccounts, ...(await loadedAccounts(services))] : [];
      return ok({ accounts: entered.map(({ view }) => view) });
    }),
    bind(routes.parties.demoSignIn, async ({ body, setCookie }) => {
      const known = demo ? [...demoAccounts, ...organisationAccounts()] : [];
      const account = known.find(({ view }) => view.account === body.account);
      if (account === undefined) return refuse(refusal("not-found", accessRule));
      return signIn(account.email, demoPassword, setCookie);
    }),
  ];
};
