import { type Client, type OutputOf, routes } from "@touchstone/contract";
import { houseRule, refusal } from "@touchstone/kernel";
import type { DemoOrganisation } from "@touchstone/server";
import { authorization, type Place, type Reach, reach } from "../../connect.ts";
import { print, printProblem, type Voice, voiceOf } from "../../output.ts";
import { Refused } from "../../refused.ts";
import { signInBy, talk } from "../cast.ts";
import { done, StoryBroken, type Teller, type Told, teller } from "../teller.ts";
import { playOrganisation } from "./play-organisation.ts";

export type LoadOptions = Place & { readonly json?: boolean; readonly lang?: string };
type Accounts = OutputOf<typeof routes.parties.demoAccounts>["accounts"];
type Loaded = {
  readonly demo: string;
  readonly organisation: string;
  readonly loaded: boolean;
  readonly manager: string;
};

const rule = houseRule("commands");
const line = ({ name, ok, ms }: Told): string => `${ok ? "✓" : "✗"} ${name}  ${ms} ms`;

const accountOf = ({ id, people }: DemoOrganisation): string => `${id}-${people[0]?.id ?? ""}`;

const readAll = async (names: readonly string[], today: Temporal.PlainDate): Promise<readonly DemoOrganisation[]> => {
  const { demoOrganisationNames, readDemoOrganisation } = await import("@touchstone/server");
  const known = demoOrganisationNames();
  const read: DemoOrganisation[] = [];
  for (const name of names.length === 0 ? known : new Set(names)) {
    const told = await readDemoOrganisation(name, today);
    if (told === null) throw new Refused(refusal("demo-unknown", rule, { name, known: known.join(", ") }));
    read.push(told);
  }
  return read;
};

/** The organisation that an earlier run loaded. One that broke off has no signed report, and is not finished here. */
const loadedBefore = async (place: Reach, voice: Voice, told: DemoOrganisation): Promise<string> => {
  const way = { path: routes.parties.demoSignIn.path, body: { account: accountOf(told) } };
  const { client } = await signInBy(place, voice, way);
  const [member] = done(await client.call(routes.parties.session, {})).memberships;
  if (member === undefined) throw new Refused(refusal("demo-broken-off", rule, { name: told.id }));
  const { organisation } = member;
  const { items } = done(await client.call(routes.evaluation.reports, { params: { organisation } }));
  if (!items.some(({ signatures }) => signatures.length > 0))
    throw new Refused(refusal("demo-broken-off", rule, { name: told.id }));
  return organisation;
};

/** The server's legal day, as the demo's own manager is told it. */
const todayOf = async (place: Reach, voice: Voice): Promise<Temporal.PlainDate> => {
  const way = { path: routes.parties.demoSignIn.path, body: { account: "manager" } };
  const { client } = await signInBy(place, voice, way);
  const [member] = done(await client.call(routes.parties.session, {})).memberships;
  const params = { organisation: member?.organisation ?? "" };
  return Temporal.PlainDate.from(done(await client.call(routes.inbox.list, { params })).today);
};

type Doors = { readonly place: Reach; readonly voice: Voice; readonly operator: Client; readonly accounts: Accounts };

/** Loads what is not there yet; what is there stays as it is. */
const load = async (doors: Doors, teller: Teller, told: DemoOrganisation): Promise<Loaded> => {
  const { place, voice, operator, accounts } = doors;
  const manager = accountOf(told);
  if (accounts.some(({ account }) => account === manager))
    return { demo: told.id, organisation: await loadedBefore(place, voice, told), loaded: false, manager };
  const { organisation } = await playOrganisation(teller, { reach: place, voice, operator }, told);
  return { demo: told.id, organisation, loaded: true, manager };
};

/** Loads the demo organisations that are named, or all of them, into a server that runs as a demo. */
export const loadAll = async (
  names: readonly string[],
  place: Reach,
  voice: Voice,
  told: Teller,
  operator: Client,
): Promise<readonly Loaded[]> => {
  const { accounts } = done(await talk(place, voice).call(routes.parties.demoAccounts, {}));
  // A known password has no business on a server that is not the demo's.
  if (accounts.length === 0) throw new Refused(refusal("server-not-demo", rule, { url: place.origin }));
  const loaded: Loaded[] = [];
  for (const one of await readAll(names, await todayOf(place, voice)))
    loaded.push(await load({ place, voice, operator, accounts }, told, one));
  return loaded;
};

export const run = async (names: readonly string[], options: LoadOptions): Promise<void> => {
  const voice = voiceOf(options);
  const told = teller((step) => {
    (voice.json ? process.stderr : process.stdout).write(`${line(step)}\n`);
  });
  const place = await reach(options, "demo");
  try {
    const operator = talk(place, voice, authorization(options.data));
    const organisations = await loadAll(names, place, voice, told, operator);
    print(voice, { steps: told.steps, organisations }, () =>
      organisations.map(({ demo, organisation, loaded, manager }) =>
        [loaded ? "+" : "=", demo, organisation, manager].join("  "),
      ),
    );
  } catch (cause) {
    if (!(cause instanceof StoryBroken)) throw cause;
    process.exitCode = 1;
    if (cause.problem !== null) return printProblem(voice, cause.problem);
    print(voice, { steps: told.steps, error: { code: "story-broken", message: cause.message } }, () => [cause.message]);
  } finally {
    await place.close();
  }
};
