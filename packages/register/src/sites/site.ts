import { type Decider, houseRule, ok, type Refusal, refusal, refuse, unlessRefused } from "@touchstone/kernel";

/** Whose the site is: a licensee delivers under the name of the organisation and is sampled apart (CO-6). */
export const siteRelations = ["own", "licensed", "temporary"] as const;
export type SiteRelation = (typeof siteRelations)[number];

/** What is said of a place where the organisation works (CO-1): its region decides which law binds there. */
export type SiteFacts = {
  readonly name: string;
  readonly address: string;
  /** GB/T 2260, six digits. */
  readonly region: string;
  readonly relation: SiteRelation;
  /** Persons who work there. */
  readonly people: number;
  /** Who answers for the site. */
  readonly answers: string;
  /** Ids of the scenes whose obligations it has: lift, canteen. */
  readonly scenes: readonly string[];
  /** Whom it serves and with what (CO-2). */
  readonly serves: string;
};

export type Site = {
  readonly facts: SiteFacts;
  readonly closed: { readonly on: string; readonly reason: string } | null;
};

export type SiteCommand =
  | { readonly type: "OpenSite"; readonly facts: SiteFacts }
  | { readonly type: "AmendSite"; readonly facts: SiteFacts }
  | { readonly type: "CloseSite"; readonly on: string; readonly reason: string };

export type SiteEvent =
  | { readonly type: "SiteOpened"; readonly data: SiteFacts }
  | { readonly type: "SiteAmended"; readonly data: SiteFacts }
  | { readonly type: "SiteClosed"; readonly data: { readonly on: string; readonly reason: string } };

export type SiteCode = "site-already-open" | "site-unknown" | "site-closed" | "closed-in-future";

const evolve = (site: Site | null, event: SiteEvent): Site | null => {
  switch (event.type) {
    case "SiteOpened":
      return { facts: event.data, closed: null };
    case "SiteAmended":
      return site === null ? null : { ...site, facts: event.data };
    case "SiteClosed":
      return site === null ? null : { ...site, closed: event.data };
  }
};

const asked = houseRule("3");

/** A site's whole behaviour. Nothing is deleted: a closed site keeps its rows and its past. */
export const site: Decider<Site | null, SiteCommand, SiteEvent, null, SiteCode> = {
  initial: null,
  evolve,
  decide: (state, command, _, { today }) => {
    if (command.type === "OpenSite")
      return state === null
        ? ok([{ type: "SiteOpened", data: command.facts }])
        : refuse(refusal("site-already-open", asked));
    if (state === null) return refuse(refusal("site-unknown", asked));
    const closed: readonly Refusal<SiteCode>[] =
      state.closed === null ? [] : [refusal("site-closed", asked, { name: state.facts.name, on: state.closed.on })];
    if (command.type === "AmendSite")
      return unlessRefused(closed, () => [{ type: "SiteAmended", data: command.facts }]);
    const { on, reason } = command;
    const future: readonly Refusal<SiteCode>[] =
      on > today.toString() ? [refusal("closed-in-future", asked, { on, today: today.toString() }, on)] : [];
    return unlessRefused([...closed, ...future], () => [{ type: "SiteClosed", data: { on, reason } }]);
  },
};
