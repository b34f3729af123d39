import { type Client, client, routes } from "@touchstone/contract";
import { type Reach, transportOver } from "../connect.ts";
import { newKey } from "../new-key.ts";
import type { Voice } from "../output.ts";
import { done, StoryBroken } from "./teller.ts";

export const accounts = ["manager", "evaluator", "planner", "leader", "auditor", "adviser", "decider"] as const;
export type Account = (typeof accounts)[number];

export type Player = { readonly client: Client; readonly id: string; readonly name: string };
export type Cast = Readonly<Record<Account, Player>> & {
  readonly anonymous: Client;
  /** The certification body of the demo, by the planner's membership. */
  readonly body: string;
};

export const talk = ({ send, origin }: Reach, voice: Voice, headers: Readonly<Record<string, string>> = {}): Client =>
  client({ newKey, transport: transportOver(send, origin, () => ({ "accept-language": voice.lang, ...headers })) });

type Way = { readonly path: string; readonly body: Readonly<Record<string, string>> };

/** Signs in as a browser does: the cookie that came is what every later request carries. */
export const signInBy = async (reach: Reach, voice: Voice, { path, body }: Way): Promise<Player> => {
  const response = await reach.send(
    new Request(`${reach.origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": voice.lang },
      body: JSON.stringify(body),
    }),
  );
  if (!response.ok) {
    const who = body["account"] ?? body["email"];
    throw new StoryBroken(`${who}: ${response.status} ${await response.text()}`, null);
  }
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const signedIn = talk(reach, voice, { cookie });
  const { person, name } = done(await signedIn.call(routes.parties.session, {}));
  return { client: signedIn, id: person, name };
};

const enter = (reach: Reach, voice: Voice, account: Account): Promise<Player> =>
  signInBy(reach, voice, { path: routes.parties.demoSignIn.path, body: { account } });

/** Everybody signs in by the public door, as a visitor of the demo does. */
export const enterCast = async (reach: Reach, voice: Voice): Promise<Cast> => {
  const [manager, evaluator, planner, leader, auditor, adviser, decider] = [
    await enter(reach, voice, "manager"),
    await enter(reach, voice, "evaluator"),
    await enter(reach, voice, "planner"),
    await enter(reach, voice, "leader"),
    await enter(reach, voice, "auditor"),
    await enter(reach, voice, "adviser"),
    await enter(reach, voice, "decider"),
  ];
  const { memberships } = done(await planner.client.call(routes.parties.session, {}));
  const body = memberships.find(({ kind, roles }) => kind === "body" && roles.includes("planner"))?.organisation;
  if (body === undefined) throw new StoryBroken("the planner works for no certification body", null);
  const anonymous = talk(reach, voice);
  return { manager, evaluator, planner, leader, auditor, adviser, decider, anonymous, body };
};
