import { routes } from "@touchstone/contract";
import { ok } from "@touchstone/kernel";
import { liveLines } from "@touchstone/register";
import { type CitedArticle, currentFor, fateUnder, type LawChange, renumberedTo } from "@touchstone/requirements";
import { type Bound, bind, scopeOf } from "../http/bind.ts";
import { diffsOf, type HeldLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { dayOf, readRow } from "./rows.ts";

/** From the cited version straight to the one of the day, whatever came between; null where the law has no later one. */
const changeSince = ({ family, version }: CitedArticle, on: string, { base }: HeldLibrary): LawChange | null => {
  const versions = base.families.get(family) ?? [];
  const cited = versions.find((one) => one.version === version);
  const of = cited === undefined ? null : currentFor(cited, on, base);
  if (cited === undefined || of === null || versions.indexOf(of) <= versions.indexOf(cited)) return null;
  return { event: "version", of, on: of.effective, from: [cited] };
};

const nowOf = async (cited: CitedArticle, on: string, library: HeldLibrary) => {
  const change = changeSince(cited, on, library);
  if (change === null) return null;
  const fate = fateUnder(change, await diffsOf(library, change))(cited);
  const article = fate === null ? null : renumberedTo(cited.article, fate);
  return article === null ? null : { version: change.of.version, article };
};

/** A mere new number asks nobody for a look, so that no task tells it: the row's reader asks for it here. */
export const renumberedBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => [
  bind(routes.registerRenumbered.renumbered, async (call) => {
    const row = await readRow(services, scopeOf(call).owner, call.params.risk);
    if (!row.ok) return row;
    const on = dayOf(services, call.query.on);
    const laws = await library();
    const clauses = [];
    for (const { id: clause, family, version, article } of liveLines(row.value.state).flatMap((line) => line.clauses)) {
      const now = await nowOf({ family, version, article }, on, laws);
      if (now !== null) clauses.push({ clause, family, cited: { version, article }, now });
    }
    return ok({ on, clauses });
  }),
];
