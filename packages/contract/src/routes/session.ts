import { organisationKinds, roles } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, id, line } from "../fields.ts";
import { route } from "../route.ts";

const role = z.enum(roles);

export const membershipView = z.strictObject({
  organisation: id,
  name: bilingual,
  kind: z.enum(organisationKinds),
  roles: z.array(role),
});

export const sessionView = z
  .strictObject({ person: id, name: z.string(), memberships: z.array(membershipView) })
  .meta({ id: "Session" });

export const demoAccount = z
  .strictObject({ account: line, name: z.string(), organisation: bilingual, roles: z.array(role) })
  .meta({ id: "DemoAccount" });

/** Who is signed in: on every page, so that it stands apart from the routes of the people on file. */
export const sessionRoutes = {
  session: route({
    id: "parties.session",
    method: "GET",
    path: "/api/v1/parties/session",
    door: "signed-in",
    action: null,
    summary: "Who is signed in, and with which roles where",
    output: sessionView,
  }),
  signIn: route({
    id: "parties.sign-in",
    method: "POST",
    path: "/api/v1/parties/sign-in",
    door: "public",
    action: null,
    summary: "Sign in with e-mail address and password; sets the session cookie",
    body: z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(200) }),
    output: z.strictObject({ person: id }),
  }),
  signOut: route({
    id: "parties.sign-out",
    method: "POST",
    path: "/api/v1/parties/sign-out",
    door: "public",
    action: null,
    summary: "End the session",
    output: z.strictObject({}),
  }),
  demoAccounts: route({
    id: "parties.demo-accounts",
    method: "GET",
    path: "/api/v1/parties/demo-accounts",
    door: "public",
    action: null,
    summary: "The demo's accounts; empty outside demo mode",
    output: z.strictObject({ accounts: z.array(demoAccount) }),
  }),
  demoSignIn: route({
    id: "parties.demo-sign-in",
    method: "POST",
    path: "/api/v1/parties/demo-sign-in",
    door: "public",
    action: null,
    summary: "Sign in as a demo account; not found outside demo mode",
    body: z.strictObject({ account: line }),
    output: z.strictObject({ person: id }),
  }),
};
