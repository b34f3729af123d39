import { type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { type Counting, dayOffRules, dueBases } from "../schedules/term.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "./fields.ts";
import { eachOnce, type PackHead, packHead } from "./pack-head.ts";
import { period, periodForm } from "./read-frequency.ts";

/** What an obligation's calendar must give between two days: the file's own tests. */
export type CountingExample = {
  readonly obligation: string;
  readonly start: string;
  readonly until: string;
  readonly count: number;
  readonly dates: readonly string[];
};

/** `content/countings.yaml`: how obligations count that do not count from a visit, day by day. */
export type CountingPack = PackHead & {
  readonly countings: ReadonlyMap<string, Counting>;
  readonly examples: readonly CountingExample[];
};

const counting = (fields: Fields): readonly [string, Counting] => {
  const read = [
    fields.text("obligation", 20),
    {
      startCounts: fields.flag("startCounts"),
      basis: fields.oneOf("basis", dueBases) ?? "day",
      earlyBy: fields.has("earlyBy") ? fields.pattern("earlyBy", period, periodForm) : null,
      onDayOff: fields.oneOf("onDayOff", dayOffRules) ?? "stays",
    },
  ] as const;
  fields.end();
  return read;
};

const example = (fields: Fields): CountingExample => {
  const read = {
    obligation: fields.text("obligation", 20),
    start: fields.date("start"),
    until: fields.date("until"),
    count: fields.integer("count", 2000),
    dates: fields.texts("dates", 60, 10),
  };
  fields.end();
  return read;
};

export const parseCountings = (json: Json, file: string): Result<CountingPack, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const head = packHead(fields);
  const countings = fields.list("countings", 500, counting);
  const examples = fields.list("examples", 100, example);
  eachOnce(
    fields,
    "countings",
    countings.map(([id]) => id),
  );
  fields.end();
  return unlessRefused(problems, () => ({ ...head, countings: new Map(countings), examples }));
};
