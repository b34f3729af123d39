import { createHash } from "node:crypto";
import { routes } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { Target } from "@touchstone/register";
import { type Bound, bind, type Call, scopeOf } from "../../http/bind.ts";
import { changedAnswer } from "../../http/lists.ts";
import type { Services } from "../../services.ts";
import { noFacts, type Scope, type Transaction } from "../../store/index.ts";
import { applyChanges, previewChanges, type Wanted } from "../changes/apply.ts";
import { askedBy } from "../changes/changes.ts";
import { ownersByMail } from "../changes/owners-by-mail.ts";
import { planView } from "../changes/plan-view.ts";
import { changesOf, findTable, silenceReason, withSilence } from "./file-changes.ts";
import { type Mapping, mappingId, mappingStream } from "./mapping-stream.ts";

type Kept = NonNullable<Mapping>;

const keptMappings = async (tx: Transaction, owner: string): Promise<readonly Kept[]> => {
  const { rows } = await tx.query<{ state: Kept }>(
    "select state from register_mapping where owner = $1 order by state->>'name' limit 500",
    [owner],
  );
  return rows.map(({ state }) => state);
};

const mappingView = ({ name, columns, savedAt }: Kept) => ({ name, columns: [...columns], savedAt });

/** A kept mapping on these headings: each by its words, wherever it stands in this file. */
const onHeadings = ({ columns }: Kept, headings: readonly string[]): readonly Target[] => {
  const targets = new Map(columns.map(({ heading, to }) => [heading.trim(), to]));
  return headings.map((heading) => targets.get(heading.trim()) ?? "ignore");
};

const fits = ({ columns }: Kept, headings: readonly string[]): boolean => {
  const there = new Set(headings.map((heading) => heading.trim()));
  return columns.every(({ heading, to }) => to === "ignore" || there.has(heading.trim()));
};

type Upload = Pick<
  Call<(typeof routes.registerExchange)["preview"]>,
  "bytes" | "query" | "language" | "scope" | "command" | "viewer"
>;

/** Everything that a file asks for: read before a transaction opens, completed by its silence inside one. */
const wantedOf = async (services: Services, call: Upload): Promise<Result<Wanted, Refusal>> => {
  const { query, bytes, language } = call;
  const { scope } = askedBy(call);
  const table = await findTable(bytes, query);
  if (!table.ok) return table;
  let mapped: readonly Target[] | null = query.columns ?? null;
  if (query.mapping !== undefined) {
    const kept = await services.store.transaction(scope satisfies Scope, (tx) => keptMappings(tx, scope.owner));
    const mapping = kept.find(({ name }) => name === query.mapping);
    if (mapping === undefined)
      return refuse(refusal("mapping-unknown", houseRule("Bad input"), { name: query.mapping }));
    mapped = onHeadings(mapping, table.value.headings);
  }
  const changes = changesOf(table.value, mapped);
  if (!changes.ok) return changes;
  const said = { ...changes.value, changes: await ownersByMail(services, scope.owner, changes.value.changes) };
  const reason = silenceReason(query.file, language);
  const wanted: Wanted = async (tx) =>
    query.whole === "yes" ? withSilence(tx, scope.owner, said, reason) : said.changes;
  return ok(wanted);
};

export const exchangeBound = (services: Services): readonly Bound[] => [
  bind(routes.registerExchange.read, async (call) => {
    const { owner } = scopeOf(call);
    const table = await findTable(call.bytes, call.query);
    if (!table.ok) return table;
    const { grid, header, headings, suggested } = table.value;
    const below = grid.cells.slice(header + 1).filter((row) => row.some((cell) => cell.trim() !== ""));
    const kept = await services.store.transaction(scopeOf(call), (tx) => keptMappings(tx, owner));
    return ok({
      sheets: [...grid.sheets],
      sheet: grid.sheet,
      header: header + 1,
      rows: below.length,
      keyed: suggested.includes("ts_risk") && suggested.includes("ts_version"),
      columns: headings.map((heading, index) => ({
        heading: heading.slice(0, 1_000),
        sample: (below.find((row) => (row[index] ?? "").trim() !== "")?.[index] ?? "").slice(0, 200),
        to: suggested[index] ?? "ignore",
      })),
      mappings: kept.filter((mapping) => fits(mapping, headings)).map(mappingView),
    });
  }),
  bind(routes.registerExchange.preview, async (call) => {
    const wanted = await wantedOf(services, call);
    if (!wanted.ok) return wanted;
    return ok(planView(await previewChanges(services, askedBy(call), wanted.value), call.language));
  }),
  bind(routes.registerExchange.apply, async (call) => {
    const wanted = await wantedOf(services, call);
    if (!wanted.ok) return wanted;
    const { file, plan = null } = call.query;
    const digest = createHash("sha256").update(call.bytes).digest("hex");
    const keep = async () => void (await services.blobs.put(scopeOf(call).owner, call.bytes));
    return applyChanges(services, askedBy(call), wanted.value, { file, source: { digest, keep }, plan });
  }),
  bind(routes.registerExchange.mappings, async (call) => {
    const kept = await services.store.transaction(scopeOf(call), (tx) => keptMappings(tx, scopeOf(call).owner));
    return ok({ mappings: kept.map(mappingView) });
  }),
  bind(routes.registerExchange.saveMapping, (call) => {
    const scope = scopeOf(call);
    const id = mappingId(scope.owner, call.body.name);
    return services.store.execute({
      kind: mappingStream,
      stream: id,
      scope,
      ...call.command,
      command: { type: "SaveMapping", ...call.body },
      expected: null,
      facts: noFacts,
      answer: changedAnswer(id),
    });
  }),
];
