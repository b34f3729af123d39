import {
  type Dimension,
  dimensionNames,
  dimensions,
  type Question,
  type Risk,
  type RiskState,
  riskAsKnown,
  riskState,
  type TimedEvent,
} from "@touchstone/register";
import type { Services } from "../../services.ts";
import { type HistoryEvent, movedAfter, readHistory } from "../../store/index.ts";
import { riskStream } from "../risk-stream.ts";
import { dayOf } from "../rows.ts";
import { scanRows } from "./scan-rows.ts";

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

const standingOf = (id: string, version: number, risk: Risk, on: string): RowState => ({
  id,
  version,
  no: risk.identified?.no ?? "",
  title: risk.identified?.title ?? "",
  state: riskState(risk, on),
  sites: risk.sites,
  keys: { area: dimensions.area(risk), owner: dimensions.owner(risk), law: dimensions.law(risk) },
});

const batch = 500;

type Moved = { readonly id: string; readonly version: number };

/** Rows that moved after the question's day or instant, folded from the journal as they were. */
const foldMoved = async (
  { store }: Services,
  owner: string,
  question: Question,
  moved: readonly Moved[],
  visit: (row: RowState) => void,
): Promise<void> => {
  for (let from = 0; from < moved.length; from += batch) {
    const some = moved.slice(from, from + batch);
    const streams = some.map(({ id }) => id);
    const lives = await store.transaction({ owner, caseId: null }, (tx) => readHistory(tx, owner, streams));
    for (const { id, version } of some) {
      const risk = riskAsKnown((lives.get(id) ?? []).map(timedEvent), question);
      if (risk.identified !== null) visit(standingOf(id, version, risk, question.on));
    }
  }
};

/**
 * The state of every row on a day, as known at an instant. A row of which nothing was recorded later, and which speaks of
 * no later day, stands today as it stood then: its read row answers. Only the others are folded from the journal.
 * Whole states are read: taken apart in SQL, 100,000 of them missed the limit by far (bench/evaluation.ts).
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
  // A row that was withdrawn by then answers for nothing.
  const tell = (row: RowState): void => {
    if (row.state !== "withdrawn") visit(row);
  };
  const later: Moved[] = [];
  await scanRows(services, owner, ({ id, version, state: risk }) => {
    if (moved.has(id)) later.push({ id, version });
    else tell(standingOf(id, version, risk, on));
  });
  await foldMoved(services, owner, question, later, tell);
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
