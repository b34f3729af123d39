import { liveLines, type Risk } from "@touchstone/register";
import { operatorId } from "../identity/operator.ts";
import { lawsChanged, openLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import type { Job } from "../store/index.ts";
import { overtakenOn } from "./laws.ts";
import { noRiskFacts } from "./risk-facts.ts";
import { riskStream } from "./risk-stream.ts";
import { dayOf } from "./rows.ts";

type Citing = { readonly id: string; readonly state: Risk };

// Every clause has its quote, and nothing else of a row has.
const citingSql = `select id, state from register_risk where owner = $1 and state::text like '%"quote":%'`;

type Found = { readonly cited: string; readonly family: string; readonly version: string };

const foundIn = (risk: Risk, overtaken: ReturnType<typeof overtakenOn>): readonly Found[] => {
  const clauses = liveLines(risk).flatMap((line) => line.clauses);
  const cited = new Map(clauses.map((clause) => [clause.family, clause]));
  return [...cited.values()].flatMap((clause) => {
    const now = overtaken(clause);
    return now === null ? [] : [{ cited: clause.family, family: now.family, version: now.version }];
  });
};

/** OH-21: every row that cites a version which no longer applies is to review. Twice is the same as once. */
export const reviewLaws = (services: Services): Job<Record<string, never>> => {
  const library = openLibrary(services.store);
  const { store } = services;
  const ask = (scope: { readonly owner: string; readonly caseId: null }, id: string, found: Found) =>
    store.execute({
      kind: riskStream,
      stream: id,
      scope,
      actor: operatorId,
      key: `review ${id} ${found.cited} ${found.family}@${found.version}`,
      body: found,
      command: { type: "RequireReview", ...found },
      expected: null,
      facts: async () => ({ facts: noRiskFacts, reads: [] }),
      answer: ({ version }) => ({ id, version }),
    });
  return {
    queue: lawsChanged,
    handle: async () => {
      const owners = await store.transaction("public", (tx) => tx.query<{ owner: string }>("select owner from owner"));
      for (const { owner } of owners.rows) {
        const scope = { owner, caseId: null };
        const { rows } = await store.transaction(scope, (tx) => tx.query<Citing>(citingSql, [owner]));
        // The library is read anew after every change, so only where somebody cites anything.
        if (rows.length === 0) continue;
        const overtaken = overtakenOn(dayOf(services, undefined), (await library()).base);
        for (const { id, state } of rows) {
          for (const found of foundIn(state, overtaken)) await ask(scope, id, found);
        }
      }
    },
  };
};
