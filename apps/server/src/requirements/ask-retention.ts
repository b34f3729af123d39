import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { mayDestroy, type RecordDays, type Retention, retentionOf } from "@touchstone/requirements";
import { isOwnRegion, readRetentions } from "./own-content.ts";

const asked = houseRule("4 (requirements)");

type RetentionAsked = {
  readonly record: string;
  readonly region: string;
  readonly days: RecordDays;
  readonly destroyOn: string | undefined;
};

/** Until when a record is kept; with a day to destroy it on, a refusal while any rule keeps it. */
export const askRetention = ({ destroyOn, ...where }: RetentionAsked): Result<Retention, Refusal> => {
  const { records, rules } = readRetentions();
  const known = records.map(({ id }) => id);
  const { record, region } = where;
  if (!known.includes(record)) return refuse(refusal("retention-record-unknown", asked, { record, known }));
  if (!isOwnRegion(region)) return refuse(refusal("region-unknown", asked, { region }));
  return destroyOn === undefined ? retentionOf(rules, where) : mayDestroy(rules, { ...where, on: destroyOn });
};

/** The records that rules speak of, each with the days its rules count from. */
export const askRecords = () => {
  const { records, rules, doubts } = readRetentions();
  return ok({
    records: records.map(({ id, title }) => ({
      id,
      title,
      starts: [...new Set(rules.filter(({ record }) => record === id).map(({ from }) => from))],
    })),
    doubts: [...doubts],
  });
};
