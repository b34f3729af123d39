import { type Client, client } from "@touchstone/contract";
import type { Seat } from "@touchstone/kernel";
import type { Browser, Page } from "playwright-core";
import { enterAs, visit } from "./browser.ts";

export const demoBody = "01900000-0000-7000-8000-00000000b001";
const people = {
  applicant: { account: "manager", id: "01900000-0000-7000-8000-00000000a001", name: "陈静" },
  planner: { account: "planner", id: "01900000-0000-7000-8000-00000000a003", name: "林越" },
  leader: { account: "leader", id: "01900000-0000-7000-8000-00000000a004", name: "沈岚" },
  member: { account: "auditor", id: "01900000-0000-7000-8000-00000000a005", name: "吴越" },
  reviewer: { account: "decider", id: "01900000-0000-7000-8000-00000000a007", name: "顾青" },
  "decision-maker": { account: "decider", id: "01900000-0000-7000-8000-00000000a007", name: "顾青" },
} as const satisfies Record<Seat, { account: string; id: string; name: string }>;

const named = (seat: Seat) => ({ id: people[seat].id, name: people[seat].name });
export const cast = {
  applicant: named("applicant"),
  planner: named("planner"),
  leader: named("leader"),
  member: named("member"),
  reviewer: named("reviewer"),
  "decision-maker": named("decision-maker"),
};

/** Everybody who plays a part, each with a browser of their own. */
export type Seats = {
  readonly pageOf: (seat: Seat) => Page;
  /** The typed client with the cookies of that person's own browser. */
  readonly clientOf: (seat: Seat) => Client;
};

export const openSeats = async (browser: Browser, origin: string): Promise<Seats> => {
  const pages = new Map<string, Page>();
  for (const account of new Set(Object.values(people).map((each) => each.account))) {
    const { page } = await visit(browser, origin, "zh");
    await enterAs(page, account);
    pages.set(account, page);
  }
  const pageOf = (seat: Seat): Page => {
    const page = pages.get(people[seat].account);
    if (page === undefined) throw new Error(`nobody sits as ${seat}`);
    return page;
  };
  const clientOf = (seat: Seat): Client =>
    client({
      newKey: () => crypto.randomUUID(),
      transport: async ({ method, path, headers, body: sent }) => {
        const data = sent === null ? {} : { data: typeof sent === "string" ? sent : Buffer.from(sent) };
        const answer = await pageOf(seat).request.fetch(path, { method, headers: { ...headers }, ...data });
        return {
          status: answer.status(),
          text: () => answer.text(),
          bytes: async () => Uint8Array.from(await answer.body()),
        };
      },
    });
  return { pageOf, clientOf };
};
