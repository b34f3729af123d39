import { nextDay } from "../parties/terms.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { bodyIndependenceAmong } from "../rules/body-independence.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import { holds } from "../rules/competence.ts";
import { independenceAmong, weighRelations } from "../rules/independence.ts";
import type { CaseFacts } from "./case-facts.ts";
import { currentRecord, teamOf, teamRecordKind, valueAt } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";

/** What has to be known of people and rules, whatever is asked of them. */
type Known = Pick<CaseFacts, "scheme" | "packs" | "people">;

/** Who is asked about, with the name that a reader knows them by. */
export type Asked = { readonly person: string; readonly name: string };

/**
 * Red line of every scheme: whoever determines, reviews or decides is independent of the client on that day. Where no
 * edition of the rule is in force nobody passes.
 */
const notIndependent = (
  state: CaseState,
  { scheme, packs, people }: Known,
  { person, name }: Asked,
  on: string,
): readonly Refusal[] => {
  const client = state.opened?.client.id ?? "";
  const inForce = editionInForce(packs, "independence", on, rulesOfScheme(scheme));
  if (!inForce.ok) return inForce.refusals;
  const pack = inForce.value;
  const { result } = independenceAmong(pack, weighRelations(pack, people.relations), { person, client, on });
  if (result.independent) return [];
  const [link] = result.path;
  return [
    refusal(
      "person-not-independent",
      result.rule ?? { source: pack.source, clause: pack.clause },
      {
        person,
        name,
        kind: link?.kind ?? null,
        until: link?.until ?? null,
        path: [...result.path],
        on,
      },
      result.passesFrom,
    ),
  ];
};

const fiveYears: RuleSource = { source: "中华人民共和国认证认可条例", clause: "第七十二条" };

/** Whoever is barred from the trade judges nothing, under any employer and any scheme (RF-3, RF-4). */
const barred = ({ packs, people, scheme }: Known, { person, name }: Asked, on: string): readonly Refusal[] => {
  const inForce = editionInForce(packs, "competence", on, rulesOfScheme(scheme));
  const byLaw = inForce.ok ? inForce.value.parameters.ban.rule : fiveYears;
  return people.bans
    .filter((ban) => ban.person === person && holds(ban, on))
    .map(({ from, until, rule }) =>
      refusal(
        "person-barred",
        rule ?? byLaw,
        { person, name, from, until, on },
        until === null ? null : nextDay(until),
      ),
    );
};

/** What keeps this person from determining, reviewing or deciding here on that day. */
export const mayNotJudge = (state: CaseState, facts: Known, asked: Asked, on: string): readonly Refusal[] => [
  ...barred(facts, asked, on),
  ...notIndependent(state, facts, asked, on),
];

/**
 * The team asked again on the days of its work, by what is known today: a relation or a bar that came to light after the
 * order counts as if it had been known. Relations that begin later do not reach back.
 */
export const teamMayNotJudge = (state: CaseState, facts: CaseFacts): readonly Refusal[] => {
  const { scheme } = facts;
  const ordered = currentRecord(state, teamRecordKind(scheme))?.on;
  const ended = scheme.lastDay === null ? undefined : valueAt(state, scheme.lastDay, null);
  const days = new Set([ordered, ended].filter((day) => typeof day === "string"));
  return teamOf(state, scheme).flatMap((member) => {
    const [first = []] = [...days]
      .map((day) => mayNotJudge(state, facts, member, day))
      .filter((refused) => refused.length > 0);
    return first;
  });
};

/**
 * A body certifies nobody it advised, by itself or by a body related to it (RF-6). A client that applies is told the rule
 * and the day; the path runs through the body's own ties and is told to the body's people only.
 */
export const bodyMayNotCertify = (
  { scheme, packs, people }: CaseFacts,
  { body, client }: { readonly body: string; readonly client: string },
  on: string,
  toldTo: "body" | "client",
): readonly Refusal[] => {
  // An assessment that never leads to a statement certifies nothing: a diagnostic audit may follow advice.
  if (body === client || scheme.statement === null) return [];
  const inForce = editionInForce(packs, "body-independence", on, rulesOfScheme(scheme));
  if (!inForce.ok) return inForce.refusals;
  const pack = inForce.value;
  const { result } = bodyIndependenceAmong(pack, people.relations, { body, client, on });
  if (result.independent) return [];
  const kinds = result.path.map(({ kind }) => kind);
  const kind = kinds.find((each) => each === "consultancy" || each === "internal-audit") ?? kinds[0] ?? null;
  return [
    refusal(
      "body-not-independent",
      result.rule ?? { source: pack.source, clause: pack.clause },
      { kind, on, path: toldTo === "body" ? [...result.path] : [] },
      result.passesFrom,
    ),
  ];
};
