import { routes } from "@touchstone/contract";
import { type Role, roles } from "@touchstone/kernel";
import { operatorId } from "../identity/operator.ts";
import { commandOrganisation } from "../parties/index.ts";
import { demoBody, demoCompany, type TestServer } from "./test-server.ts";

/** An organisation beside the demo's two, whose one person holds every role there: as much power as there is, elsewhere. */
export const strangerOrganisation = "01900000-0000-7000-8000-00000000f001";
const strangerPerson = "01900000-0000-7000-8000-00000000f0a1";
/** A case that the body owns and shares with the demo's company. */
export const sharedCase = "01900000-0000-7000-8000-00000000ca5e";

const credentials = { email: "stranger@touchstone.example", password: "a-stranger-in-town" };

export type Asker = {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Roles held in an organisation's own scope. */
  readonly rolesIn: (organisation: string) => readonly Role[];
  /** Roles held inside the shared case. */
  readonly rolesInCase: readonly Role[];
};

const cookieFrom = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

const post = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Registers the stranger and shares a case, then signs everybody in by the public door. */
export const askersOf = async (test: TestServer): Promise<readonly Asker[]> => {
  const { store, identity } = test.server.services;
  const everyRole = roles.filter((role) => role !== "operator" && role !== "applicant");
  const command = (key: string, command: Parameters<typeof commandOrganisation>[1]["command"]) =>
    commandOrganisation(store, { id: strangerOrganisation, actor: operatorId, key, command });
  await command("stranger-1", {
    type: "RegisterOrganisation",
    registration: { kind: "body", name: { zh: "外人", en: "Stranger" }, region: "330100" },
  });
  await command("stranger-2", { type: "GrantMembership", person: strangerPerson, roles: everyRole });
  await identity.createAccount({ person: strangerPerson, name: "外人", ...credentials });
  await store.transaction("public", (tx) =>
    tx.query("insert into access (viewer, owner, case_id, role, source) values ($1, $2, $3, 'applicant', $3)", [
      demoCompany,
      demoBody,
      sharedCase,
    ]),
  );
  const stranger = cookieFrom(await test.send(routes.parties.signIn.path, post(credentials)));
  const listed = await test.send(routes.parties.demoAccounts.path);
  const { accounts } = routes.parties.demoAccounts.output.parse(await listed.json());
  const demo = await Promise.all(
    accounts.map(async ({ account, roles: held }): Promise<Asker> => {
      const cookie = cookieFrom(await test.send(routes.parties.demoSignIn.path, post({ account })));
      const session = await test.send(routes.parties.session.path, { headers: { cookie } });
      const { memberships } = routes.parties.session.output.parse(await session.json());
      const rolesIn = (organisation: string) =>
        memberships.find((membership) => membership.organisation === organisation)?.roles ?? [];
      const isGuest = rolesIn(demoCompany).some((role) => role === "manager" || role === "administrator");
      return {
        name: `${account} (${held.join(", ")})`,
        headers: { cookie },
        rolesIn,
        rolesInCase: rolesIn(demoBody).length > 0 ? rolesIn(demoBody) : isGuest ? ["applicant"] : [],
      };
    }),
  );
  return [
    ...demo,
    {
      name: "stranger",
      headers: { cookie: stranger },
      rolesIn: (organisation) => (organisation === strangerOrganisation ? everyRole : []),
      rolesInCase: [],
    },
    {
      name: "operator",
      headers: { authorization: `Bearer ${test.server.token}` },
      rolesIn: () => ["operator"],
      rolesInCase: ["operator"],
    },
  ];
};
