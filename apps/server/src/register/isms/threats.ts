import { routes } from "@touchstone/contract";
import { ok, refusal, refuse } from "@touchstone/kernel";
import { type AdoptedPair, asThreat, pairKey, pairUp, type Threat } from "@touchstone/register";
import { type DocumentVersion, type LawBase, versionOn } from "@touchstone/requirements";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import type { HeldLibrary } from "../../requirements/index.ts";
import type { Services } from "../../services.ts";
import { appendMany, takeTurn } from "../../store/index.ts";
import { askSet } from "../assessment/criteria.ts";
import { assessmentStream } from "../assessment/streams.ts";
import { riskStream } from "../risk-stream.ts";
import { dayOf } from "../rows.ts";
import { contextOf, type Fresh, freshAssessments, freshRows } from "./fresh-rows.ts";
import { assetsInUse, standingPairs } from "./isms-rows.ts";
import { adoptionStream } from "./isms-streams.ts";
import { readOwnThreats } from "./own-threat-stream.ts";
import { allThreats, threatLibraries } from "./read-libraries.ts";

/** What stands for a family on a day: the version in force, else the newest that is known. */
const lawOf = (base: LawBase, on: string, family: string): DocumentVersion | null => {
  const versions = base.families.get(family) ?? [];
  return versionOn(family, on, base) ?? versions.at(-1) ?? null;
};

const lawsOf = (base: LawBase, on: string, { laws }: Threat): readonly DocumentVersion[] =>
  laws.flatMap((family) => lawOf(base, on, family) ?? []);

const risksByThreat = (pairs: readonly AdoptedPair[]) => {
  const found = new Map<string, { id: string; asset: string | null }[]>();
  for (const { threat, risk: id, asset } of pairs) found.set(threat, [...(found.get(threat) ?? []), { id, asset }]);
  return found;
};

const rule = { source: "ISO/IEC 27001:2022", clause: "6.1.2" };
const everywhere = "000000";

export const threatsBound = (services: Services, library: () => Promise<HeldLibrary>): readonly Bound[] => {
  const { store } = services;
  return [
    bind(routes.isms.threats, async (call) => {
      const scope = scopeOf(call);
      const { base } = await library();
      const on = dayOf(services, undefined);
      const { pairs, own } = await store.transaction(scope, async (tx) => ({
        pairs: await standingPairs(tx, scope.owner),
        own: (await readOwnThreats(tx, scope.owner)).filter(({ inUse }) => inUse),
      }));
      const risks = risksByThreat(pairs);
      const libraries = threatLibraries().map(({ id: library, edition, title, source, groups, threats }) => ({
        id: library,
        edition,
        title,
        source,
        groups: [...groups],
        threats: [
          ...threats.map((threat) => ({ ...threat, own: null })),
          ...own
            .filter(({ facts }) => facts.library === library)
            .map(({ id, version, facts }) => ({ ...asThreat(id, facts), own: { id, version } })),
        ].map((threat) => ({
          ...threat,
          affects: [...threat.affects],
          path: [...threat.path],
          controls: [...threat.controls],
          laws: lawsOf(base, on, threat).map(({ family, title: named, jurisdiction }) => ({
            family,
            title: named,
            jurisdiction,
          })),
          risks: risks.get(threat.id) ?? [],
        })),
      }));
      return ok({ libraries });
    }),
    bind(routes.isms.adopt, async (call) => {
      const scope = scopeOf(call);
      const { threats, assets: wanted, owner, area, language, markets, criteria } = call.body;
      const asked = criteria === undefined ? null : await askSet(services, scope.owner, criteria);
      if (asked !== null && !asked.ok) return asked;
      const set = asked?.value ?? null;
      if (set !== null && set.method.kind !== "isms") return refuse(refusal("criteria-not-isms", rule));
      const { base } = await library();
      const on = dayOf(services, undefined);
      const { held, own } = await store.transaction(scope, async (tx) => ({
        held: await assetsInUse(tx, scope.owner),
        own: (await readOwnThreats(tx, scope.owner)).filter(({ inUse }) => inUse),
      }));
      const known = [...allThreats(), ...own.map(({ id, facts }) => asThreat(id, facts))];
      const paired = pairUp({ threats, assets: wanted }, { threats: known, assets: held });
      if (!paired.ok) return paired;
      const chosen = paired.value;
      // A market's law is cited only by who sells there (IS-4).
      const isOurs = ({ jurisdiction }: DocumentVersion) =>
        jurisdiction === everywhere || markets.includes(jurisdiction);
      const laws = (threat: Threat) => lawsOf(base, on, threat).filter(isOurs);
      let fresh: readonly Fresh[] = [];
      return store.execute({
        kind: adoptionStream,
        stream: store.world.newId(),
        scope,
        ...call.command,
        command: { type: "AdoptThreats", editions: threatLibraries().map(({ id, edition }) => `${id}@${edition}`) },
        expected: null,
        facts: async (tx) => {
          // The same choice sent twice at once makes its rows once.
          await takeTurn(tx, adoptionStream.kind, scope.owner, call.command);
          const there = new Set((await standingPairs(tx, scope.owner)).map(pairKey));
          const unknown = chosen.filter(
            ({ threat, asset }) => !there.has(pairKey({ threat: threat.id, asset: asset?.id ?? null })),
          );
          // Rows are listed by id, and ids of one millisecond are in no order: sorted, they keep the library's.
          const ids = unknown.map(() => store.world.newId()).toSorted();
          fresh = unknown.flatMap((one, index) => ids.slice(index, index + 1).map((id) => ({ ...one, id })));
          const pairs = fresh.map(({ id, threat, asset }) => ({
            threat: threat.id,
            asset: asset?.id ?? null,
            risk: id,
          }));
          return { facts: pairs, reads: [] };
        },
        answer: () => ({ adopted: fresh.map(({ id }) => id), unchanged: chosen.length - fresh.length }),
        also: async (tx, _, stamp) => {
          const context = contextOf(services, stamp);
          await appendMany(tx, riskStream, freshRows(fresh, { owner, area, language, laws }, context), stamp);
          if (set === null) return;
          await appendMany(tx, assessmentStream, freshAssessments(fresh, { set, owner, language }, context), stamp);
        },
      });
    }),
  ];
};
