import {
  type Dimension,
  dimensionNames,
  dimensions,
  lawKey,
  type Question,
  type RiskState,
  riskAsKnown,
  riskState,
  type TimedEvent,
} from "@touchstone/register";
import type { Services } from "../../services.ts";
import { type HistoryEvent, movedAfter, readHistory } from "../../store/index.ts";
import { riskStream } from "../risk-stream.ts";
import { dayOf } from "../rows.ts";
import { inBatches } from "./scan-rows.ts";

export type Keys = Readonly<Record<Dimension, readonly { readonly key: string; readonly title: string }[]>>;

/** One row as far as its standing goes. */
export type RowState = {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly title: string;
  readonly state: RiskState;
  readonly keys: Keys;
};

type Asked = { readonly on?: string | undefined; readonly knownAt?: string | undefined };

/** Today and now where nothing else is asked; nothing can have been known after now. */
export const questionOf = (services: Services, { on, knownAt }: Asked): Question => {
  const now = services.store.world.now();
  const asked = knownAt === undefined ? now : Temporal.Instant.from(knownAt);
  const known = Temporal.Instant.compare(asked, now) > 0 ? now : asked;
  return { on: dayOf(services, on), knownAt: known.toString({ smallestUnit: "millisecond" }) };
};

export const timedEvent = ({ type, schema_version, data, occurred_on, recorded_at }: HistoryEvent): TimedEvent => ({
  event: riskStream.readEvent(type, schema_version, data, null),
  occurredOn: occurred_on,
  recordedAt: recorded_at,
});

type Projected = {
  readonly id: string;
  readonly version: number;
  readonly no: string | null;
  readonly title: string;
  readonly state: RiskState;
  readonly area: string;
  readonly owner: string;
  readonly laws: readonly string[];
};

// What the standing of a row needs, and no more: whole states of 100,000 rows would be a gigabyte on their way.
const projected = {
  size: 5000,
  sql: `
select id, version, state->'identified'->>'no' as no, title, risk_state as state, area, state->>'owner' as owner,
  array(select line->>'title' from json_array_elements(state->'lines') line where line->>'withdrawn' is null) as laws
from register_risk where owner = $1`,
};

const projectedKeys = ({ area, owner, laws }: Projected): Keys => ({
  area: [{ key: area, title: area }],
  owner: [{ key: owner, title: owner }],
  law: [...new Map(laws.map((title) => [lawKey(title), { key: lawKey(title), title }])).values()],
});

const batch = 500;

/** Rows that moved after the question's day or instant, folded from the journal as they were. */
const foldMoved = async (
  { store }: Services,
  owner: string,
  question: Question,
  moved: readonly Projected[],
  visit: (row: RowState) => void,
): Promise<void> => {
  for (let from = 0; from < moved.length; from += batch) {
    const some = moved.slice(from, from + batch);
    const lives = await store.transaction({ owner, caseId: null }, (tx) =>
      readHistory(
        tx,
        owner,
        some.map(({ id }) => id),
      ),
    );
    for (const { id, version } of some) {
      const risk = riskAsKnown((lives.get(id) ?? []).map(timedEvent), question);
      if (risk.identified === null) continue;
      const { no, title } = risk.identified;
      const keys = { area: dimensions.area(risk), owner: dimensions.owner(risk), law: dimensions.law(risk) };
      visit({ id, version, no, title, state: riskState(risk), keys });
    }
  }
};

/**
 * The state of every row on a day, as known at an instant. A row of which nothing was recorded later, and which speaks of
 * no later day, stands today as it stood then: its read row answers. Only the others are folded from the journal.
 */
export const readStates = async (
  services: Services,
  owner: string,
  question: Question,
  visit: (row: RowState) => void,
): Promise<void> => {
  const { knownAt, on } = question;
  const moved = await services.store.transaction({ owner, caseId: null }, (tx) =>
    movedAfter(tx, { owner, kind: riskStream.kind, knownAt, on }),
  );
  const later: Projected[] = [];
  await inBatches<Projected>(services, owner, projected, (rows) => {
    for (const row of rows) {
      if (moved.has(row.id)) later.push(row);
      else visit({ ...row, no: row.no ?? "", keys: projectedKeys(row) });
    }
  });
  await foldMoved(services, owner, question, later, visit);
};

/** Groups of every dimension, fed row by row. */
export const groupFeed = () => {
  const counted = new Map<
    string,
    { dimension: Dimension; key: string; title: string; state: RiskState; rows: number }
  >();
  return {
    add: ({ keys, state }: Pick<RowState, "keys" | "state">): void => {
      for (const dimension of dimensionNames)
        for (const { key, title } of keys[dimension]) {
          const name = `${dimension} ${state} ${key}`;
          const known = counted.get(name);
          if (known === undefined) counted.set(name, { dimension, key, title, state, rows: 1 });
          else known.rows += 1;
        }
    },
    of: (dimension: Dimension) => [...counted.values()].filter((one) => one.dimension === dimension),
  };
};
