import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse, unlessRefused } from "@touchstone/kernel";
import { atSite, type RiskState, riskState, type SiteCommand, type SiteFacts } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import { askReach, type HeldLibrary, packsFor } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { sendCommand } from "../commands.ts";
import { lawsAt } from "../laws-at.ts";
import { allRows, dayOf } from "../rows.ts";
import type { Row } from "../views.ts";
import { readBooksAtSites } from "./books-at-site.ts";
import { type HeldSite, readSites, sitesOn } from "./read-sites.ts";
import { siteStream } from "./site-stream.ts";

const { sites: route } = routes;

const countStates = (rows: readonly Row[], on: string): Partial<Record<RiskState, number>> =>
  rows.reduce<Partial<Record<RiskState, number>>>((counts, { state }) => {
    const of = riskState(state, on);
    return { ...counts, [of]: (counts[of] ?? 0) + 1 };
  }, {});

type BooksAt = Awaited<ReturnType<typeof readBooksAtSites>>;
type Around = {
  readonly laws: HeldLibrary;
  readonly rows: readonly Row[];
  readonly booksAt: BooksAt;
  readonly on: string;
};

const siteViewOf = ({ laws, rows, booksAt, on }: Around) => {
  return ({ id, version, state: { facts, closed } }: HeldSite) => {
    const here = rows.filter(({ state }) => atSite(state, id));
    const found = facts.scenes.length === 0 ? null : lawsAt(laws, here, { ...facts, on });
    return {
      id,
      version,
      ...facts,
      scenes: [...facts.scenes],
      closed,
      laws: found?.ok === true ? { binding: found.value.binding, missing: found.value.missing.length } : null,
      rows: here.length,
      states: countStates(here, on),
      ...booksAt(id),
    };
  };
};

// Parsed at the edge: a place or a scene that the law base does not know could never have its law listed.
const known = (laws: HeldLibrary, { region, scenes }: SiteFacts): Result<null, Refusal> => {
  const reach = askReach(region, undefined);
  if (!reach.ok) return reach;
  const packs = scenes.length === 0 ? ok([]) : packsFor(laws, scenes.join(","));
  return packs.ok ? ok(null) : packs;
};

const rowsRefused = (asked: readonly string[], sites: readonly HeldSite[]): readonly Refusal[] =>
  asked.flatMap((id): readonly Refusal[] => {
    const found = sites.find((site) => site.id === id);
    if (found === undefined) return [refusal("site-unknown", houseRule("3"), { site: id })];
    const { facts, closed } = found.state;
    return closed === null ? [] : [refusal("site-closed", houseRule("3"), { name: facts.name, on: closed.on })];
  });

export const sitesBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => {
  type Asked = Pick<Call<typeof route.open>, "scope" | "command">;
  type Given = { readonly stream: string; readonly expected: number | null; readonly command: SiteCommand };
  const send = (call: Asked, { stream, expected, command }: Given) => {
    if (call.scope === null) throw new Error("a site's command has the organisation's scope");
    return services.store.execute({
      kind: siteStream,
      stream,
      scope: call.scope,
      ...call.command,
      command,
      expected,
      facts: () => Promise.resolve({ facts: null, reads: [] }),
      answer: changedAnswer(stream),
    });
  };
  return [
    bind(route.list, async (call) => {
      const scope = scopeOf(call);
      const { owner } = scope;
      const on = dayOf(services, call.query.on);
      const held = await sitesOn(services, owner, on);
      const rows = held.length === 0 ? [] : await allRows(services, owner);
      const booksAt = await services.store.transaction(scope, (tx) => readBooksAtSites(tx, owner, on));
      const sites = held.map(siteViewOf({ laws: await library(), rows, booksAt, on }));
      const people = sites.filter(({ closed }) => closed === null).reduce((sum, site) => sum + site.people, 0);
      return ok({ on, people, sites });
    }),
    bind(route.open, async (call) => {
      const fits = known(await library(), call.body);
      if (!fits.ok) return fits;
      const stream = services.store.world.newId();
      return send(call, { stream, expected: null, command: { type: "OpenSite", facts: call.body } });
    }),
    bind(route.amend, async (call) => {
      const { expected, ...facts } = call.body;
      const fits = known(await library(), facts);
      if (!fits.ok) return fits;
      return send(call, { stream: call.params.site, expected, command: { type: "AmendSite", facts } });
    }),
    bind(route.close, (call) => {
      const { expected, on, reason } = call.body;
      return send(call, { stream: call.params.site, expected, command: { type: "CloseSite", on, reason } });
    }),
    bind(route.place, async (call) => {
      const { expected, sites } = call.body;
      const held = await readSites(services, scopeOf(call).owner);
      const fits = unlessRefused(rowsRefused(sites, held), () => null);
      if (!fits.ok) return refuse(...fits.refusals);
      const named = held.filter(({ id }) => sites.includes(id));
      return sendCommand(services, call, {
        stream: call.params.risk,
        expected,
        command: { type: "PlaceRisk", sites },
        // A site that closes meanwhile takes no row.
        reads: named.map(({ id, version }) => ({ stream: id, version })),
      });
    }),
  ];
};
