import { routes } from "@touchstone/contract";
import { accessRule, houseRule, ok, refusal, refuse } from "@touchstone/kernel";
import {
  type Assessment,
  type AssessmentVersion,
  bandIds,
  bandRank,
  draftLevel,
  isWeaklyControlled,
  type Level,
  lastResult,
  lastVersion,
  levelOf,
  type Method,
  missingInputs,
  type Ranked,
  rank,
  stageOf,
} from "@touchstone/register";
import { type Bound, bind, scopeOf } from "../../http/bind.ts";
import { cursorAfter, readCursor } from "../../http/lists.ts";
import { namesOf, readParties } from "../../parties/index.ts";
import type { Services } from "../../services.ts";
import { dayOf } from "../rows.ts";
import { askSet, type OpenSet, opened, setRow, setsOf } from "./criteria.ts";

type Row = { readonly id: string; readonly version: number; readonly title: string; readonly state: Assessment };
type Light = Ranked & { readonly isDraft: boolean };

const notFound = refuse(refusal("not-found", accessRule));

const lightSql = (moment: "before" | "after"): string => `
select a.id, coalesce(a.${moment}_rank, 0) as band, coalesce(a.${moment}_score, -1) as score,
  coalesce(a.${moment}_weight, 0) as weight, coalesce(a.finished_on, '') as "on", a.finished_on is null as "isDraft"
from register_assessment a join register_risk r on r.owner = a.owner and r.id = a.risk::uuid and r.risk_state <> 'withdrawn'
where a.owner = $1 and ($2::text is null or a.criteria_set = $2) and ($3::text is null or a.risk = $3)
  and (case when $4::text is null then a.stage <> 'retired' else a.stage = $4 end)
  and ($5::integer is null or a.${moment}_rank = $5)
  and ($6::text is null or strpos(r.title, $6) > 0
    or strpos(a.state->'versions'->-1->'inputs'->>'hazard', $6) > 0 or strpos(a.state->'draft'->'inputs'->>'hazard', $6) > 0)
  and ($7::text is null or a.${moment}_row = $7) and ($8::text is null or a.${moment}_column = $8)`;

/** An assessment of a row that ended counts nowhere; it stays readable by its own address. */
export const ofLiveRow =
  "exists (select from register_risk r where r.owner = a.owner and r.id = a.risk::uuid and r.risk_state <> 'withdrawn')";

const fullSql = `
select a.id, a.version, a.state, r.title from register_assessment a
join register_risk r on r.owner = a.owner and r.id = a.risk::uuid
where a.owner = $1 and a.id = any($2::uuid[])`;

const inputsOf = (state: Assessment) => (state.draft ?? lastVersion(state))?.inputs;

/** What the risk is, in a line: the hazard and what it leads to, or the threat and the asset. */
const whatOf = (state: Assessment): string => {
  const inputs = inputsOf(state);
  if (inputs === undefined) return "";
  const chain = [inputs.hazard, inputs.event, inputs.harm, inputs.threat?.text ?? "", inputs.asset?.text ?? ""];
  return chain.filter((part) => part !== "").join(" → ");
};

const brief = (level: Level | null) => (level === null ? null : { score: level.score, band: level.band });
const levelView = ({ trace, ...level }: Level) => ({
  ...level,
  trace: trace.map((step) => ({ ...step, of: [...step.of] })),
});

const rankedView = ({ id, title, state }: Row, place: number | null, method: Method | undefined) => {
  const version = lastVersion(state);
  const found = version === null ? null : lastResult(version);
  const before = found?.before ?? null;
  return {
    id,
    rank: place,
    risk: { id: state.risk, title },
    set: state.set,
    what: whatOf(state),
    answerable: inputsOf(state)?.answerable ?? "",
    stage: stageOf(state),
    before: brief(before),
    after: brief(found?.after ?? null),
    criteria: found?.criteria ?? null,
    finishedOn: version?.on ?? null,
    reviewBy: found?.reviewBy ?? null,
    weak:
      version !== null &&
      before !== null &&
      method !== undefined &&
      isWeaklyControlled(method.kind, before.band, version),
  };
};

type Draft = NonNullable<Assessment["draft"]>;
const draftView = ({ inputs, treatment }: Draft) => ({
  inputs: {
    ...inputs,
    factors: [...inputs.factors],
    properties: [...inputs.properties],
    ratings: { ...inputs.ratings },
  },
  treatment:
    treatment === null
      ? null
      : { ...treatment, measures: treatment.measures.map((one) => ({ ...one })), ratings: { ...treatment.ratings } },
});

const openDraftView = (draft: Draft, { method, current }: OpenSet) => {
  const { bounds } = current.criteria;
  const rated = levelOf(method, bounds, draft.inputs.ratings);
  const unrated = rated.ok
    ? []
    : rated.refusals.flatMap(({ facts: { scale } }) => (typeof scale === "string" ? [scale] : []));
  const level = draftLevel(method, bounds, draft.inputs);
  const unticked = method.kind === "isms" && draft.inputs.properties.length === 0 ? ["properties"] : [];
  return {
    ...draftView(draft),
    level: level === null ? null : levelView(level),
    missing: [...missingInputs(method.kind, draft.inputs), ...unticked, ...unrated],
  };
};

const versionView = (version: AssessmentVersion, { method }: OpenSet, names: ReadonlyMap<string, string>) => {
  const approver = version.treatment?.approver ?? null;
  const before = lastResult(version)?.before;
  return {
    ...draftView(version),
    number: version.number,
    on: version.on,
    by: version.by,
    results: version.results.map((one) => ({
      ...one,
      before: levelView(one.before),
      after: one.after === null ? null : levelView(one.after),
    })),
    approvals: version.approvals.map((one) => ({ ...one })),
    approver: approver === null ? null : { person: approver, name: names.get(approver) ?? null },
    weak: before !== undefined && isWeaklyControlled(method.kind, before.band, version),
  };
};

export const assessmentListBound = (services: Services): readonly Bound[] => {
  const { store } = services;
  const r = routes.assessment;
  return [
    bind(r.list, async (call) => {
      const scope = scopeOf(call);
      const { limit, cursor, set, risk, stage, band, search, by, row, column } = call.query;
      const values = [
        scope.owner,
        set ?? null,
        risk ?? null,
        stage ?? null,
        band === undefined ? null : bandRank(band),
        search ?? null,
        row ?? null,
        column ?? null,
      ];
      const filter = { by, values };
      const read = readCursor(cursor, filter);
      if (!read.ok) return read;
      return store.transaction(scope, async (tx) => {
        const sets = (await setsOf(tx, scope.owner)).flatMap((one) => opened(one) ?? []);
        const asked = sets.find(({ id }) => id === set) ?? sets[0];
        const { rows } = await tx.query<Light>(lightSql(by), values);
        const sorted = rank(rows, asked?.current.criteria.ties ?? "consequence-first");
        const from = read.value === null ? 0 : sorted.findIndex(({ id }) => id === read.value) + 1;
        // The row that the cursor stood on is no longer among them: the place is lost, and saying so is honest.
        if (read.value !== null && from === 0) return refuse(refusal("cursor-invalid", houseRule("9")));
        const shown = sorted.slice(from, from + limit);
        const ids = shown.map(({ id }) => id);
        const full = await tx.query<Row>(fullSql, [scope.owner, ids]);
        const items = shown.flatMap(({ id, isDraft }, at) => {
          const found = full.rows.find((one) => one.id === id);
          const method = sets.find((one) => one.id === found?.state.set)?.method;
          return found === undefined ? [] : [rankedView(found, isDraft ? null : from + at + 1, method)];
        });
        const last = from + limit < sorted.length ? ids.at(-1) : undefined;
        return ok({ items, next: last === undefined ? null : cursorAfter(last, filter), total: sorted.length });
      });
    }),
    bind(r.show, async (call) => {
      const scope = scopeOf(call);
      return store.transaction(scope, async (tx) => {
        const found = (await tx.query<Row>(fullSql, [scope.owner, [call.params.assessment]])).rows[0];
        if (found === undefined) return notFound;
        const { id, version, title, state } = found;
        const set = opened(await setRow(tx, scope.owner, state.set));
        if (set === null) return notFound;
        const names = namesOf(await readParties(tx, scope.owner));
        return ok({
          id,
          version,
          risk: { id: state.risk, title },
          set: { id: set.id, title: set.state.title },
          stage: stageOf(state),
          draft: state.draft === null ? null : openDraftView(state.draft, set),
          versions: state.versions.map((one) => versionView(one, set, names)),
          retired: state.retired,
        });
      });
    }),
    bind(r.matrix, async (call) => {
      const scope = scopeOf(call);
      const set = await askSet(services, scope.owner, call.params.set);
      if (!set.ok) return set;
      const cells = await store.transaction(scope, async (tx) => {
        const of = async (moment: "before" | "after") => {
          const { rows } = await tx.query<{ row: string; column: string; rank: number; count: number }>(
            `select ${moment}_row as row, ${moment}_column as column, ${moment}_rank as rank, count(*)::integer as count
             from register_assessment a where owner = $1 and criteria_set = $2 and ${moment}_rank is not null and stage <> 'retired'
               and ${ofLiveRow}
             group by 1, 2, 3 order by 1, 2, 3 desc`,
            [scope.owner, call.params.set],
          );
          return rows.map(({ row, column, rank: found, count }) => ({
            moment,
            row,
            column,
            band: bandIds.find((band) => bandRank(band) === found) ?? ("low" as const),
            count,
          }));
        };
        return [...(await of("before")), ...(await of("after"))];
      });
      return ok({ cells });
    }),
    bind(r.controls, async (call) => {
      const scope = scopeOf(call);
      const set = await askSet(services, scope.owner, call.params.set);
      if (!set.ok) return set;
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<Row>(
          `select a.id, a.version, a.state, r.title from register_assessment a
           join register_risk r on r.owner = a.owner and r.id = a.risk::uuid and r.risk_state <> 'withdrawn'
           where a.owner = $1 and a.criteria_set = $2 and a.before_rank is not null and a.stage <> 'retired'
           order by a.before_rank desc, a.before_score desc, a.id`,
          [scope.owner, call.params.set],
        ),
      );
      const { criteria } = set.value.current;
      const controls = rows.flatMap(({ id, title, state }) => {
        const version = lastVersion(state);
        const band = version === null ? undefined : lastResult(version)?.before.band;
        if (version === null || band === undefined) return [];
        return {
          assessment: id,
          risk: { id: state.risk, title },
          hazard: whatOf(state),
          band,
          word:
            criteria.words[band] ||
            (set.value.method.bands.find((one) => one.id === band)?.title[call.language] ?? band),
          level: criteria.control[band].level,
          answerable: version.inputs.answerable,
          every: criteria.control[band].every,
          measures: (version.treatment?.measures ?? []).map(({ what }) => what),
        };
      });
      return ok({ on: dayOf(services, undefined), controls });
    }),
  ];
};
