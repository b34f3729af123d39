import { accessRule } from "../can.ts";
import type { Decider } from "../decider.ts";
import type { OrganisationKind } from "../organisation.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { type SanctionPack, sanctionTerm } from "../rules/sanction.ts";

/** A bar on a person, kept by the authority that imposed it; it follows the registration number to any employer. */
export type Sanction = {
  readonly imposed: null | {
    readonly register: string;
    /** Both empty after erasure; what binds employers is the number's digest. */
    readonly number: string;
    readonly name: string;
    readonly measure: string;
    readonly from: string;
    /** The last day; null is without end. */
    readonly until: string | null;
    readonly rule: RuleSource;
    readonly document: string;
    readonly reason: string;
  };
  readonly lifted: { readonly on: string; readonly reason: string } | null;
};

type Imposing = Pick<
  NonNullable<Sanction["imposed"]>,
  "register" | "number" | "name" | "measure" | "document" | "reason"
> & { readonly decided: string };

export type SanctionCommand =
  | ({ readonly type: "ImposeSanction"; readonly person: string } & Imposing)
  /** Set aside on appeal or by a court: from `on` it bars no more. */
  | { readonly type: "LiftSanction"; readonly on: string; readonly reason: string };

export type SanctionEvent =
  | {
      readonly type: "SanctionImposed";
      readonly data: Omit<NonNullable<Sanction["imposed"]>, "number" | "name">;
      readonly personal: {
        readonly person: string;
        readonly fields: { readonly number: string; readonly name: string };
      } | null;
    }
  | { readonly type: "SanctionLifted"; readonly data: { readonly on: string; readonly reason: string } };

export type SanctionCode =
  | "sanction-needs-authority"
  | "sanction-unknown"
  | "sanction-already-imposed"
  | "sanction-already-lifted"
  | "measure-unknown"
  | "ends-before-it-begins";

export type SanctionFacts = { readonly authority: OrganisationKind | null; readonly pack: SanctionPack };

const evolve = (state: Sanction, event: SanctionEvent): Sanction => {
  switch (event.type) {
    case "SanctionImposed":
      return {
        ...state,
        imposed: {
          ...event.data,
          number: event.personal?.fields.number ?? "",
          name: event.personal?.fields.name ?? "",
        },
      };
    case "SanctionLifted":
      return { ...state, lifted: event.data };
  }
};

type Decision = Result<readonly SanctionEvent[], Refusal<SanctionCode>>;

const impose = (
  state: Sanction,
  command: Extract<SanctionCommand, { readonly type: "ImposeSanction" }>,
  { authority, pack }: SanctionFacts,
): Decision => {
  const { person, number, name, decided, register, measure, document, reason } = command;
  if (state.imposed !== null) return refuse(refusal("sanction-already-imposed", accessRule));
  const rule: RuleSource = { source: pack.source, clause: pack.clause };
  // A body bars for itself on the person's own file; what binds every employer comes from an authority.
  if (authority !== "regulator") return refuse(refusal("sanction-needs-authority", rule, { kind: authority ?? "" }));
  const term = sanctionTerm(pack, { measure, decided });
  if (!term.ok) return term;
  const { from, until, rule: by } = term.value.result;
  const data = { register, measure, document, reason, from, until, rule: by };
  return ok([{ type: "SanctionImposed", data, personal: { person, fields: { number, name } } }]);
};

export const sanction: Decider<Sanction, SanctionCommand, SanctionEvent, SanctionFacts, SanctionCode> = {
  initial: { imposed: null, lifted: null },
  evolve,
  decide: (state, command, facts): Decision => {
    if (command.type === "ImposeSanction") return impose(state, command, facts);
    const { imposed, lifted } = state;
    if (imposed === null) return refuse(refusal("sanction-unknown", accessRule));
    const { rule, from } = imposed;
    if (lifted !== null) return refuse(refusal("sanction-already-lifted", rule, { on: lifted.on }));
    const { on, reason } = command;
    return on < from
      ? refuse(refusal("ends-before-it-begins", rule, { from, until: on }))
      : ok([{ type: "SanctionLifted", data: { on, reason } }]);
  },
};

/** The term as it bars: a sanction that was lifted ends on the day before. Null where it never bars a day. */
export const barredTerm = ({
  imposed,
  lifted,
}: Sanction): { readonly from: string; readonly until: string | null } | null => {
  if (imposed === null) return null;
  const { from, until } = imposed;
  if (lifted === null) return { from, until };
  const last = Temporal.PlainDate.from(lifted.on).subtract({ days: 1 }).toString();
  const end = until !== null && until < last ? until : last;
  return end < from ? null : { from, until: end };
};

/**
 * One register's number as it is compared between owners, whatever its spelling: width, case and blanks do not make
 * another person. Null where there is no number to compare.
 */
export const registrationKey = (register: string, number: string): string | null => {
  const plain = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
  return plain(number) === "" ? null : `${plain(register)}\n${plain(number)}`;
};
