import {
  type Dimension,
  dimensionNames,
  dimensions,
  lawTitles,
  type Question,
  type Risk,
  type RiskState,
  riskAsKnown,
  riskState,
  type TimedEvent,
} from "@touchstone/register";
import type { Services } from "../../services.ts";
import { type HistoryEvent, movedAfter, readHistory } from "../../store/index.ts";
import { stateOn } from "../evidence/evidenced-days.ts";
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
  /** Ids of the sites that it names; none named means every one. */
  readonly sites: readonly string[];
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

type Moved = { readonly id: string; readonly version: number };
type Standing = Omit<RowState, "keys"> & {
  readonly area: string;
  readonly owner: string;
  readonly laws: readonly string[];
};

const withKeys = ({ area, owner, laws, ...row }: Standing): RowState => {
  const counted = { area, owner, laws };
  return {
    ...row,
    keys: { area: dimensions.area(counted), owner: dimensions.owner(counted), law: dimensions.law(counted) },
  };
};

const standingOf = ({ id, version }: Moved, risk: Risk, on: string): Standing => ({
  id,
  version,
  no: risk.identified?.no ?? "",
  title: risk.identified?.title ?? "",
  area: risk.area,
  owner: risk.owner,
  laws: lawTitles(risk),
  sites: risk.sites,
  state: riskState(risk, on),
});

/** Rows as they stand, without their states: `risk-stream.ts` keeps beside each what is asked here. */
const standing = (on: string) => ({
  size: 5000,
  sql: `select id, version, no, title, area, held_by as owner, laws, sites, ${stateOn("$3::text")} as state
    from register_risk where owner = $1`,
  values: [on],
});

const batch = 500;

/** Rows that moved after the question's day or instant, folded from the journal as they were. */
const foldMoved = async (
  { store }: Services,
  owner: string,
  question: Question,
  moved: readonly Moved[],
  visit: (row: Standing) => void,
): Promise<void> => {
  for (let from = 0; from < moved.length; from += batch) {
    const some = moved.slice(from, from + batch);
    const streams = some.map(({ id }) => id);
    const lives = await store.transaction({ owner, caseId: null }, (tx) => readHistory(tx, owner, streams));
    for (const one of some) {
      const risk = riskAsKnown((lives.get(one.id) ?? []).map(timedEvent), question);
      if (risk.identified !== null) visit(standingOf(one, risk, question.on));
    }
  }
};

/**
 * The state of every row on a day, as known at an instant. A row of which nothing was recorded later, and which speaks of
 * no later day, stands today as it stood then: its read row answers. Of the others those that had begun are folded from
 * the journal.
 * Its columns answer, not its state: a hundred thousand folded states missed the limit by far (bench/evaluation.ts).
 */
export const readAllStates = async (
  services: Services,
  owner: string,
  question: Question,
  visit: (row: RowState) => void,
): Promise<void> => {
  const { knownAt, on } = question;
  const moved = await services.store.transaction({ owner, caseId: null }, (tx) =>
    movedAfter(tx, { owner, kind: riskStream.kind, knownAt, on }),
  );
  const tell = (row: Standing): void => visit(withKeys(row));
  const later: Moved[] = [];
  await inBatches<Standing>(services, owner, standing(on), (rows) => {
    for (const row of rows) {
      const fate = moved.get(row.id);
      if (fate === undefined) tell(row);
      else if (fate === "moved") later.push(row);
    }
  });
  await foldMoved(services, owner, question, later, tell);
};

/** The same without the rows that had been withdrawn by then: they answer for nothing. */
export const readStates = (
  services: Services,
  owner: string,
  question: Question,
  visit: (row: RowState) => void,
): Promise<void> =>
  readAllStates(services, owner, question, (row) => {
    if (row.state !== "withdrawn") visit(row);
  });

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
