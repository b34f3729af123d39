import { join } from "node:path";
import { client, routes } from "@touchstone/contract";
import { openServer } from "@touchstone/server";
import { type Engine, fillLaws, openEmbedded, openPostgresql } from "@touchstone/server/testing";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import { readBulk } from "./law-bulk.ts";
import { type Answer, lawQueries, type Query } from "./law-queries.ts";
import { atMost, type Figure, ms, percentile, seconds } from "./table.ts";

const origin = "http://127.0.0.1";

type Asked = { readonly query: Query; readonly took: number; readonly isRight: boolean };

const said = (what: string, measured: string): Figure => ({ what, measured, limit: "", holds: null });

const askAll = async (
  queries: readonly Query[],
  ask: (words: string) => Promise<Answer>,
): Promise<readonly Asked[]> => {
  const asked: Asked[] = [];
  for (const query of queries) {
    const began = performance.now();
    const answer = await ask(query.words);
    asked.push({ query, took: performance.now() - began, isRight: query.isRight(answer) });
  }
  return asked;
};

const figuresOf = (asked: readonly Asked[]): readonly Figure[] => {
  const took = asked.map((one) => one.took);
  const kinds = [...new Set(asked.map(({ query }) => query.kind))];
  const wrong = asked.filter(({ isRight }) => !isRight);
  return [
    said(`${asked.length} searches, each once: median`, ms(percentile(took, 0.5))),
    atMost("95 of 100 within", percentile(took, 0.95), 50, ms),
    said("99 of 100 within", ms(percentile(took, 0.99))),
    ...kinds.map((kind) => {
      const of = asked.filter(({ query }) => query.kind === kind);
      const right = of.filter(({ isRight }) => isRight).length;
      const times = of.map((one) => one.took);
      return said(
        `… ${kind} (${of.length}): median, slowest; right`,
        `${ms(percentile(times, 0.5))}, ${ms(Math.max(...times))}; ${right}`,
      );
    }),
    said(
      "the slowest",
      asked
        .toSorted((one, other) => other.took - one.took)
        .slice(0, 5)
        .map(({ query, took }) => `${query.words.slice(0, 20)} ${ms(took)}`)
        .join("; "),
    ),
    {
      what: `answers that are not what was sought: ${wrong.map(({ query }) => query.words.slice(0, 20)).join("; ")}`,
      measured: String(wrong.length),
      limit: "0",
      holds: wrong.length === 0,
    },
  ];
};

const measure = async (engine: Engine, data: string, mostSeconds: number): Promise<readonly Figure[]> => {
  const laws = readBulk();
  if (laws === null) return [said("not run: the bulk file is not here", "–")];
  const server = await openServer({ data, origin, demo: false, engine });
  try {
    const articles = laws.reduce((sum, { text }) => sum + text.articles.length, 0);
    const began = performance.now();
    await fillLaws(server.services.store, laws);
    const filled = performance.now() - began;
    const indexing = performance.now();
    await engine.pool.query("reindex index law_article_terms");
    const indexed = performance.now() - indexing;
    const { rows } = await engine.pool.query<{ size: string }>(
      "select pg_size_pretty(pg_relation_size('law_article_terms')) as size",
    );
    const anonymous = client({
      newKey: () => "",
      transport: async ({ method, path, headers }) => {
        const response = await server.app.fetch(new Request(`${origin}${path}`, { method, headers }));
        return {
          status: response.status,
          text: () => response.text(),
          bytes: async () => new Uint8Array(await response.arrayBuffer()),
        };
      },
    });
    const ask = async (words: string): Promise<Answer> => {
      const answer = await anonymous.call(routes.requirements.search, { query: { words, limit: 20 } });
      if (!answer.ok) throw new Error(`${words}: ${answer.problem.error.message}`);
      return answer.value;
    };
    const first = performance.now();
    await ask("首次");
    const opened = performance.now() - first;
    return [
      atMost(`${laws.length} laws, ${articles} articles, durable, index and all`, filled, mostSeconds * 1000, seconds),
      said("the index built anew", seconds(indexed)),
      said("its size", rows[0]?.size ?? "?"),
      said("the first search, which reads titles and dates", ms(opened)),
      ...figuresOf(await askAll(lawQueries(laws), ask)),
    ];
  } finally {
    await server.close();
  }
};

export const lawSearchEmbedded = (): Promise<readonly Figure[]> =>
  inFolder(async (folder) => measure(await openEmbedded(join(folder, "pg")), folder, 180));

export const lawSearchPostgresql = (): Promise<readonly Figure[] | null> =>
  besidePostgresql((cluster) => inFolder(async (folder) => measure(await openPostgresql(cluster.url), folder, 90)));
