import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, unlessRefused } from "../result.ts";
import type { FindingWordsInput, FindingWordsPack } from "../rules/finding-words.ts";
import type { HardCriterion } from "../rules/hard-criteria.ts";
import type { RuleRun } from "../rules/pack.ts";

export type FindingCode =
  | "finding-requirement-missing"
  | "finding-criterion-missing"
  | "finding-evidence-missing"
  | "finding-no-fact"
  | "finding-opinion"
  | "finding-advice";

type Span = { readonly from: number; readonly to: number };

// Only ASCII is folded: folding all of Unicode may change the length, and spans would point beside the words.
const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const isLatin = (sign: string | undefined): boolean => sign !== undefined && /[a-z0-9]/.test(sign);

/** Every place of these words; a Latin one only where it stands alone. */
const spansOf = (text: string, words: readonly string[]): readonly Span[] => {
  const within = folded(text);
  return words.map(folded).flatMap((word) => {
    const found: Span[] = [];
    for (let from = within.indexOf(word); from !== -1; from = within.indexOf(word, from + 1)) {
      const to = from + word.length;
      const cutsBefore = isLatin(word[0]) && isLatin(within[from - 1]);
      const cutsAfter = isLatin(word.at(-1)) && isLatin(within[to]);
      if (!cutsBefore && !cutsAfter) found.push({ from, to });
    }
    return found;
  });
};

/** What is quoted is what a document or a person says, and a fact, whatever its words. */
const quotedSpans = (text: string): readonly Span[] => {
  const closing = new Map(Object.entries({ "“": "”", "「": "」", "《": "》", '"': '"' }));
  const lastOf = new Map([...closing].map(([, close]) => [close, text.lastIndexOf(close)]));
  const found: Span[] = [];
  for (let from = 0; from < text.length; from += 1) {
    const close = closing.get(text[from] ?? "");
    // Asked before it is looked for: signs that nothing closes would each be searched for to the end.
    if (close === undefined || (lastOf.get(close) ?? -1) <= from) continue;
    const to = text.indexOf(close, from + 1) + 1;
    found.push({ from, to });
    from = to - 1;
  }
  return found;
};

const isInside = (span: Span, covers: readonly Span[]): boolean =>
  covers.some(({ from, to }) => from <= span.from && span.to <= to);

/** Whoever wrote so many reads no more; a longer answer would only be large. */
export const mostPlaces = 20;

/** The places of offending words, the first of them, none inside another. */
const offences = (
  text: string,
  { words, except }: { readonly words: readonly string[]; readonly except: readonly string[] },
) => {
  const free = [...spansOf(text, except), ...quotedSpans(text)];
  const kept: Span[] = [];
  let reached = 0;
  // In order of place and the longest first, a span lies inside an earlier one where that reaches as far.
  for (const span of spansOf(text, words).toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (span.to <= reached || isInside(span, free)) continue;
    reached = span.to;
    kept.push(span);
    if (kept.length === mostPlaces) break;
  }
  return kept;
};

const without = (text: string, spans: readonly Span[]): string =>
  spans.reduce((rest, { from, to }) => rest.slice(0, from) + " ".repeat(to - from) + rest.slice(to), text);

const weightOf = (text: string): number =>
  (text.match(/\p{Script=Han}/gu)?.length ?? 0) + 2 * (text.match(/[A-Za-z0-9]+/g)?.length ?? 0);

const namesFact = (text: string, { words, vague, least }: FindingWordsPack["parameters"]["fact"]): boolean => {
  const judged = spansOf(text, vague);
  const said = without(text, judged);
  // No list knows every way to say a fact: only what judges and then says nothing more is sent back.
  const isSaid =
    judged.length === 0 || /[\d一二两三四五六七八九十百千半]/.test(said) || spansOf(said, words).length > 0;
  return weightOf(said) >= least && isSaid;
};

const vagueIn = (text: string, { vague }: FindingWordsPack["parameters"]["fact"]) => {
  const [first] = spansOf(text, vague);
  if (first === undefined) return { words: null, from: null, to: null };
  return { words: text.slice(first.from, first.to), ...first };
};

/** `GB/T 45001—2020` and `GB/T 45001-2020` are one name, and so is either without its year. */
const nameOf = (source: string): string =>
  folded(source)
    .replace(/[\s/.]/g, "")
    .replace(/[:：—–-]\d{4}$/, "")
    .replace(/[:：—–-]/g, "");

/** The names in `GB/T 45001—2020 / ISO 45001:2018`, as they are compared. */
export const namesOf = (source: string): readonly string[] => source.split(" / ").map(nameOf);

type Given = FindingWordsInput & { readonly criteria?: readonly HardCriterion[] };

/**
 * Is this a finding? Requirement, fact and evidence, and neither what somebody thinks nor what the client should do
 * (ISO/IEC 17021-1 9.4.5). Gives every reason against it, with the words and their place.
 */
export const lintFinding = (
  { id, edition, parameters }: FindingWordsPack,
  { grade, requirement, statement, evidence, assessed = null, criteria = [] }: Given,
): Result<RuleRun<{ readonly fit: true }>, Refusal<FindingCode>> => {
  const { opinion, advice, fact, placeholders } = parameters;
  const isEmpty = (text: string): boolean =>
    text.trim() === "" || placeholders.some((each) => folded(each) === folded(text.trim()));
  const noRequirement = requirement === null || isEmpty(requirement.source) || isEmpty(requirement.clause);
  const known = new Set((assessed ?? []).flatMap(namesOf));
  const isAssessed = namesOf(requirement?.source ?? "").some((name) => known.has(name));
  const isHard = criteria.some(({ rule }) => rule.source === requirement?.source && rule.clause === requirement.clause);
  const worded = (
    code: "finding-opinion" | "finding-advice",
    list: FindingWordsPack["parameters"]["opinion"],
  ): readonly Refusal<FindingCode>[] =>
    Object.entries({ statement, evidence }).flatMap(([field, text]) =>
      offences(text, list).map(({ from, to }) =>
        refusal(code, list.rule, { field, words: text.slice(from, to), from, to }),
      ),
    );
  const when = (is: boolean, code: FindingCode, rule: RuleSource, facts: Refusal["facts"] = {}) =>
    is ? [refusal(code, rule, facts)] : [];
  const against: readonly Refusal<FindingCode>[] = [
    ...when(noRequirement, "finding-requirement-missing", parameters.requirement.rule),
    ...when(
      grade === "nonconformity" && !noRequirement && assessed !== null && !isAssessed && !isHard,
      "finding-criterion-missing",
      parameters.criterion.rule,
      {
        source: requirement?.source ?? "",
        assessed: [...(assessed ?? [])],
        criteria: criteria.map(({ title }) => title),
      },
    ),
    ...when(isEmpty(evidence), "finding-evidence-missing", parameters.evidence.rule),
    ...when(!namesFact(statement, fact), "finding-no-fact", fact.rule, {
      field: "statement",
      ...vagueIn(statement, fact),
    }),
    ...worded("finding-opinion", opinion),
    ...worded("finding-advice", advice),
  ];
  return unlessRefused(against, () => ({
    result: { fit: true },
    trace: [{ step: "finding-fit", value: grade, unit: null, rule: fact.rule, facts: { grade } }],
    pack: id,
    edition,
  }));
};
