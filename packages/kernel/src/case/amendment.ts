import { type Refusal, refusal } from "../refusal.ts";
import type { Data } from "../scheme/check-data.ts";
import type { RecordKind } from "../scheme/scheme.ts";
import { changeRule } from "../statement/act-guards.ts";
import type { CaseFacts } from "./case-facts.ts";
import { effectOf, type Filing, valueAt } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";

type Named = { readonly zh: string; readonly en: string };
const named = (text: Named | undefined): string => JSON.stringify([text?.zh ?? "", text?.en ?? ""]);

const textOf = (value: unknown): Named | undefined => {
  const isNamed = (each: unknown): each is Named =>
    typeof each === "object" && each !== null && "zh" in each && "en" in each;
  return isNamed(value) ? value : undefined;
};

const sitesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map((row: Data) => named(textOf(row["name"])) + named(textOf(row["address"]))) : [];

/** A grant that would leave the statement as it reads is refused when it is written, not when it is carried out. */
export const changesNothing = (
  state: CaseState,
  { scheme, statement }: Pick<CaseFacts, "scheme" | "statement">,
  kind: RecordKind,
  here: Filing,
): readonly Refusal[] => {
  const act = scheme.occasions.find(({ id }) => id === state.opened?.occasion)?.statement;
  const says = statement?.says;
  if (kind.function !== "decision" || act !== "amended" || effectOf(kind, here.values) !== "grant") return [];
  if (statement === null || says === undefined || scheme.statement === null) return [];
  const { scope, sites } = scheme.statement;
  const isSame =
    named(textOf(valueAt(state, scope, here))) === named(says.scope) &&
    named(state.opened?.client.name) === named(says.holder.name) &&
    sitesOf(sites === null ? [] : valueAt(state, sites, here)).join() === sitesOf(says.sites).join();
  return isSame ? [refusal("amendment-changes-nothing", changeRule, { number: statement.number })] : [];
};
