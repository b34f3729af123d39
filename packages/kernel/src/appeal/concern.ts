import { type Asked, mayNotJudge } from "../case/people.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { notUninvolved, type PartFacts } from "./no-part.ts";

/** Whom and what a complaint is about, as the body says when it finds it valid (ISO/IEC 17021-1 9.8.2, 9.8.3). */
export type Concern = {
  readonly client: string | null;
  /** By this one the client hears of it. */
  readonly case: string | null;
  readonly alsoCases: readonly string[];
  /** Why no case is concerned, where none is. */
  readonly withoutCase: string | null;
};

export type ConcernFacts = {
  /** The named cases that this body has. */
  readonly subjects: Readonly<Record<string, PartFacts>>;
  /** A case of the named client, whichever it is: by it ties to that client are asked where no case is named. */
  readonly ofClient: PartFacts | null;
  /** A client of this body whom the complainant's own words name. */
  readonly namedClient: string | null;
};

export const noConcern: ConcernFacts = { subjects: {}, ofClient: null, namedClient: null };

export const concernCodes = [
  "complaint-case-unknown",
  "complaint-case-not-clients",
  "complaint-case-missing",
  "complaint-client-unknown",
  "complaint-client-named",
] as const;

const rule = (clause: string): RuleSource => ({ source: "ISO/IEC 17021-1:2015", clause });

export const casesOf = ({ case: first, alsoCases }: Pick<Concern, "case" | "alsoCases">): readonly string[] => [
  ...new Set([...(first === null ? [] : [first]), ...alsoCases]),
];

const clientIn = ({ case: { opened } }: PartFacts): string | null => opened?.client.id ?? null;

/** The client that is meant: the named one, or the one whose case is named. */
export const clientOf = (concern: Concern, { subjects }: ConcernFacts): string | null => {
  const [first] = Object.values(subjects);
  return concern.client ?? (first === undefined ? null : clientIn(first));
};

const withoutCase = (concern: Concern, facts: ConcernFacts, about: "client" | "body"): readonly Refusal[] => {
  if (concern.withoutCase === null) return [refusal("complaint-case-missing", rule("9.8.8"))];
  if (concern.client !== null)
    return facts.ofClient === null
      ? [refusal("complaint-client-unknown", rule("9.8.3"), { client: concern.client })]
      : [];
  // "It is none of ours" would keep it from the client, and spare everybody the question of independence.
  return about === "client" && facts.namedClient !== null
    ? [refusal("complaint-client-named", rule("9.8.3"), { name: facts.namedClient })]
    : [];
};

/** A valid complaint names the case it is about, or says why none is: otherwise nobody would be kept from hearing it. */
export const misnamed = (concern: Concern, facts: ConcernFacts, about: "client" | "body"): readonly Refusal[] => {
  const named = casesOf(concern);
  if (named.length === 0) return withoutCase(concern, facts, about);
  const client = clientOf(concern, facts);
  return named.flatMap((id): readonly Refusal[] => {
    const found = facts.subjects[id];
    if (found === undefined) return [refusal("complaint-case-unknown", rule("9.8.2"), { case: id })];
    return clientIn(found) === client
      ? []
      : [
          refusal("complaint-case-not-clients", rule("9.8.3"), {
            case: id,
            number: found.case.opened?.number ?? "",
          }),
        ];
  });
};

/** What keeps somebody from hearing it: a part in any of its cases, or a tie to its client. Each is told once. */
export const barredFrom = ({ subjects, ofClient }: ConcernFacts, asked: Asked, on: string): readonly Refusal[] => {
  const all = [
    ...Object.values(subjects).flatMap((each) => notUninvolved(each, asked, on, rule("9.8.8"))),
    ...(ofClient === null ? [] : mayNotJudge(ofClient.case, ofClient, asked, on)),
  ];
  return [...new Map(all.map((each) => [JSON.stringify([each.code, each.facts["part"] ?? null]), each])).values()];
};
