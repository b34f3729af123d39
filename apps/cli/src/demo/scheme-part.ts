import { type CaseStep, playCaseOver, routes } from "@touchstone/contract";
import type { Seat } from "@touchstone/kernel";
import type { Voice } from "../output.ts";
import type { Account, Cast } from "./cast.ts";
import { done, StoryBroken, type Teller, until } from "./teller.ts";

const { cases, parties } = routes;

const accountOf: Readonly<Record<Seat, Account>> = {
  applicant: "manager",
  planner: "planner",
  leader: "leader",
  member: "auditor",
  reviewer: "decider",
  "decision-maker": "decider",
};

/** Which case is played: a scheme, why it is held, and the statement that it is about. */
export type SchemeWish = { readonly scheme: string; readonly occasion: string; readonly statement: string | null };

export type PlayedScheme = {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly statement: string | null;
};

const openWith = async ({ planner, manager, body }: Cast, { scheme, occasion, statement }: SchemeWish) => {
  const { memberships } = done(await manager.client.call(parties.session, {}));
  const company = memberships.find(({ kind }) => kind === "company");
  if (company === undefined) throw new StoryBroken("the manager works for no company", null);
  const client = company.organisation;
  const opening = { client, region: "330100", scheme, occasion, statement };
  const opened = done(await planner.client.call(cases.open, { params: { organisation: body }, body: opening }));
  await until("the client enters the case", async () => {
    const seen = await manager.client.call(cases.show, { params: { case: opened.id } });
    return seen.ok ? seen.value : null;
  });
  return opened;
};

/** One case of any scheme, by the scheme's own examples and the case's own open steps. */
export const playScheme = async (
  { step }: Teller,
  cast: Cast,
  wish: SchemeWish,
  today: Temporal.PlainDate,
  { lang }: Voice,
): Promise<PlayedScheme> => {
  const { id, number } = await step("open the case", () => openWith(cast, wish));
  const seat = (named: Seat) => {
    const { id: person, name } = cast[accountOf[named]];
    return { id: person, name };
  };
  const name = ({ seat: named, text }: CaseStep) => `${text[lang]} · ${cast[accountOf[named]].name}`;
  await playCaseOver({
    id,
    today: today.toString(),
    client: async (named) => cast[accountOf[named]].client,
    direction: {
      cast: {
        applicant: seat("applicant"),
        planner: seat("planner"),
        leader: seat("leader"),
        member: seat("member"),
        reviewer: seat("reviewer"),
        "decision-maker": seat("decision-maker"),
      },
      wanted: ["accept", "grant", "refuse"],
      scenes: [],
      statement: { id, number },
    },
    tell: (made, send) =>
      step(name(made), async () => {
        const answer = await send();
        done(answer);
        return answer;
      }),
  }).then(({ problem }) => {
    if (problem !== null) throw new StoryBroken(problem.error.message, problem);
  });
  const seen = done(await cast.planner.client.call(cases.show, { params: { case: id } }));
  if (seen.steps.length > 0) throw new StoryBroken(`nobody of the demo can do: ${seen.steps[0]?.text[lang]}`, null);
  return { id, number, state: seen.state, statement: seen.statement?.number ?? null };
};
