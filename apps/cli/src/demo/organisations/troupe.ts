import { type Client, routes } from "@touchstone/contract";
import type { DemoOrganisation } from "@touchstone/server";
import type { Reach } from "../../connect.ts";
import type { Voice } from "../../output.ts";
import { type Player, signInBy, talk } from "../cast.ts";
import { done, StoryBroken, until } from "../teller.ts";
import type { Names } from "./names.ts";

const { parties } = routes;

/** The people of one demo organisation, each signed in with their own password. */
export type Troupe = {
  readonly organisation: string;
  readonly anonymous: Client;
  /** Whoever does what the data gives to nobody. */
  readonly lead: Player;
  readonly player: (name: string | null) => Player;
};

type Doors = { readonly reach: Reach; readonly voice: Voice; readonly operator: Client };

const enterAll = async ({ reach, voice, operator }: Doors, told: DemoOrganisation) => {
  const { demoPassword, emailIn } = await import("@touchstone/server");
  const players = new Map<string, Player>();
  for (const { id, name } of told.people) {
    const email = emailIn(told.id, id);
    done(await operator.call(parties.openAccount, { body: { person: null, name, email, password: demoPassword } }));
    const body = { email, password: demoPassword };
    players.set(id, await signInBy(reach, voice, { path: parties.signIn.path, body }));
  }
  return players;
};

/** Each has the roles that the data says, and is competent for what the data says, from when and by what. */
const appoint = async (lead: Player, organisation: string, told: DemoOrganisation, players: Map<string, Player>) => {
  const params = { organisation };
  for (const { id, roles, competent } of told.people) {
    const player = players.get(id);
    if (player === undefined) continue;
    const { id: person, name } = player;
    done(await lead.client.call(parties.grantMembership, { params, body: { person, roles } }));
    done(await lead.client.call(parties.enterPerson, { params, body: { person, name } }));
    for (const shown of competent)
      done(
        await lead.client.call(parties.recordQualification, {
          params: { organisation, person },
          body: { ...shown, function: "compliance-evaluation" },
        }),
      );
    await until(`${name} enters`, async () => {
      const seen = await player.client.call(parties.organisation, { params });
      return seen.ok ? seen.value : null;
    });
  }
};

/** Accounts by the operator, everything else by the people themselves: the first registers the organisation. */
export const enterTroupe = async (doors: Doors, told: DemoOrganisation, names: Names): Promise<Troupe> => {
  const players = await enterAll(doors, told);
  const lead = players.get(told.people[0]?.id ?? "");
  if (lead === undefined) throw new StoryBroken(`${told.id}: nobody to begin`, null);
  const registration = { kind: "company" as const, ...told.organisation };
  const { id: organisation } = done(await lead.client.call(parties.registerOrganisation, { body: registration }));
  await until("the manager enters", async () => {
    const seen = await lead.client.call(parties.organisation, { params: { organisation } });
    return seen.ok ? seen.value : null;
  });
  await appoint(lead, organisation, told, players);
  for (const [id, player] of players) names.keepPerson(id, player);
  for (const { id, name } of told.staff) {
    const entered = await lead.client.call(parties.enterPerson, {
      params: { organisation },
      body: { person: null, name },
    });
    names.keepPerson(id, { id: done(entered).id, name });
  }
  const player = (name: string | null): Player => {
    const found = name === null ? lead : players.get(name);
    if (found === undefined) throw new StoryBroken(`${told.id}: nobody is called ${name}`, null);
    return found;
  };
  return { organisation, anonymous: talk(doors.reach, doors.voice), lead, player };
};
