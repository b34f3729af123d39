import { routes } from "@touchstone/contract";
import { findTerms, houseRule, isInForce, ok, refusal, refuse, runRule, simulateCycle } from "@touchstone/kernel";
import { type Bound, bind } from "../http/bind.ts";
import { askStandards } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { chosenScheme } from "./chosen-scheme.ts";
import { readRulePacks, readVocabulary } from "./rule-packs.ts";
import { readSchemes } from "./scheme-files.ts";

const lastYears = "9900-01-01";

export const schemesBound = ({ store }: Services): readonly Bound[] => {
  const today = (): string => store.world.now().toZonedDateTimeISO(store.world.zone).toPlainDate().toString();
  return [
    bind(routes.schemes.schemes, async ({ query }) => {
      const on = query.on ?? today();
      return ok({
        schemes: readSchemes().map((each) => ({
          id: each.id,
          edition: each.edition,
          title: each.title,
          source: each.source,
          clause: each.clause,
          jurisdiction: each.jurisdiction,
          effective: each.effective,
          inForce: isInForce(each, on),
          doubts: each.doubts,
          objects: each.objects,
          standards: each.standards,
          necessity: each.necessity,
          statement: each.statement?.title ?? null,
          records: each.records.length,
          occasions: each.occasions.map(({ id, title, statement }) => ({ id, title, statement })),
        })),
      });
    }),
    bind(routes.schemes.rules, async ({ query }) => {
      const on = query.on ?? today();
      return ok({
        packs: readRulePacks().map((pack) => ({
          ...pack,
          doubts: pack.doubts.map(({ zh, en }) => ({ zh, en })),
          inForce: isInForce(pack, on),
        })),
      });
    }),
    bind(routes.schemes.runRule, async ({ params, body }) => {
      const { input, on, jurisdiction, subject } = body;
      const run = runRule(readRulePacks(), params.pack, input, on ?? today(), { jurisdiction, subject });
      return run.ok ? ok({ ...run.value, trace: [...run.value.trace], doubts: [...run.value.doubts] }) : run;
    }),
    bind(routes.schemes.standards, async ({ query }) =>
      askStandards({ ids: query.ids, search: query.search, on: query.on ?? today() }),
    ),
    bind(routes.schemes.vocabulary, async ({ query }) => {
      const words = readVocabulary();
      return ok({
        source: words.source,
        edition: words.edition,
        terms: findTerms(words, query.search ?? "").map(({ caution = null, senses = [], ...term }) => ({
          ...term,
          caution,
          senses,
        })),
        nationalAdoption: words.nationalAdoption,
        objectKinds: words.objectKinds,
        history: words.history,
        doubts: words.doubts,
      });
    }),
    bind(routes.schemes.scheme, async ({ params, query }) => {
      const on = query.on ?? today();
      const found = chosenScheme(readSchemes(), params.scheme, query.edition, on);
      if (!found.ok) return found;
      const editions = readSchemes()
        .filter(({ id }) => id === found.value.id)
        .map(({ edition, effective }) => ({ edition, effective }));
      return ok({ on, inForce: isInForce(found.value, on), editions, scheme: found.value });
    }),
    bind(routes.schemes.simulate, async ({ params, query }) => {
      const from = query.from ?? today();
      // A cycle that leaves the years of four digits has no days that could be told.
      if (from >= lastYears)
        return refuse(refusal("body-invalid", houseRule("3"), { where: "from", what: `< ${lastYears}` }));
      const found = chosenScheme(readSchemes(), params.scheme, query.edition, from);
      if (!found.ok) return found;
      const events = simulateCycle(found.value, readRulePacks(), Temporal.PlainDate.from(from));
      return ok({ from, edition: found.value.edition, events: [...events] });
    }),
  ];
};
