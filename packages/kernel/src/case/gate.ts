import type { Json } from "../json.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { rulesOfScheme } from "../rules/choose-edition.ts";
import { runRule } from "../rules/run.ts";
import type { Gate, GateSource, Scheme } from "../scheme/scheme.ts";
import type { Basis } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import { type Filing, valueAt } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";

type Asking = {
  readonly state: CaseState;
  readonly scheme: Scheme;
  readonly here: Filing;
  readonly today: string;
};

const valueOf = (from: GateSource, { state, scheme, here, today }: Asking): Json | undefined => {
  if ("value" in from) return from.value;
  if ("case" in from) return state.opened?.number ?? "";
  if ("scheme" in from) return scheme.standards[0]?.id;
  return "on" in from ? today : valueAt(state, from.field, here);
};

// What no record says is left out, and the pack's own default or complaint stands.
const said = (given: { readonly [input: string]: Json | undefined }): { readonly [input: string]: Json } =>
  Object.fromEntries(
    Object.entries(given).flatMap(([input, value]) => (value === undefined ? [] : [[input, value] as const])),
  );

const objectOf = (from: { readonly [input: string]: GateSource }, asking: Asking) =>
  said(Object.fromEntries(Object.entries(from).map(([input, each]) => [input, valueOf(each, asking)])));

const inputOf = (gate: Gate, asking: Asking): { readonly [input: string]: Json } =>
  said(
    Object.fromEntries(
      Object.entries(gate.input).map(([input, from]) => [
        input,
        "list" in from ? from.list.map((each) => objectOf(each, asking)) : valueOf(from, asking),
      ]),
    ),
  );

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

const figure = (result: Json, at: string): number | null => {
  if (typeof result !== "object" || result === null || Array.isArray(result)) return null;
  const value = (result as { readonly [key: string]: Json })[at];
  return typeof value === "number" ? value : null;
};

/** Asks one rule pack about the record that is being filed. Its answer is kept as the record's basis. */
export const runGate = (
  state: CaseState,
  gate: Gate,
  here: Filing,
  { packs, scheme }: CaseFacts,
  today: string,
): Result<Basis, Refusal> => {
  const input = inputOf(gate, { state, scheme, here, today });
  const ran = runRule(packs, gate.pack, input, today, rulesOfScheme(scheme));
  if (!ran.ok) return ran;
  const { pack, edition, trace } = ran.value;
  const result = plain(ran.value.result);
  const low = gate.reach.flatMap(({ field, result: at }) => {
    const given = here.values[field];
    const least = figure(result, at);
    if (least === null || (typeof given === "number" && given >= least)) return [];
    const rule = ran.value.trace[0]?.rule ?? { source: pack, clause: edition };
    return [refusal("figure-too-low", rule, { field, given: given ?? null, least, pack, edition })];
  });
  const [first, ...rest] = low;
  if (first !== undefined) return refuse(first, ...rest);
  return ok({ pack, edition, input, result, trace: trace.map(plain) });
};
