import { type Bilingual, ok, type Refusal, type Result, type RuleSource, refusal, refuse } from "@touchstone/kernel";

/** One kind of work on special equipment; welding has a note in place of a code (OH-15). */
export type OperatorItem = {
  readonly kind: number;
  readonly code: string | null;
  readonly title: Bilingual;
  readonly note: Bilingual | null;
};

export type OperatorKind = { readonly kind: number; readonly title: Bilingual };

export type OperatorRegistry = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: Bilingual;
  readonly doubts: readonly Bilingual[];
  readonly rule: RuleSource;
  /** How long a certificate holds, and how long before its end the renewal is asked for. */
  readonly holds: string;
  readonly renewBefore: string;
  readonly renewal: RuleSource;
  readonly kinds: readonly OperatorKind[];
  readonly items: readonly OperatorItem[];
};

/** A certificate as somebody shows it: `until` is its last day where it is printed, else it follows from the issue. */
export type HeldCertificate = { readonly code: string; readonly issued: string; readonly until: string | null };

export type Qualified = {
  readonly certificate: HeldCertificate;
  readonly until: string;
  /** Last day on which the renewal is asked for in time. */
  readonly renewBy: string;
};

export type QualificationCode =
  | "operator-code-unknown"
  | "operator-certificate-missing"
  | "operator-certificate-not-valid";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

export const lastDayOf = ({ holds }: OperatorRegistry, { issued, until }: HeldCertificate): string =>
  until ?? day(issued).add(Temporal.Duration.from(holds)).subtract({ days: 1 }).toString();

const renewBy = ({ renewBefore }: OperatorRegistry, until: string): string =>
  day(until).subtract(Temporal.Duration.from(renewBefore)).toString();

type Asked = { readonly work: string; readonly held: readonly HeldCertificate[]; readonly on: string };

/** Whether somebody may be given a work on a day by the certificates they hold: T work is not for a holder of A (OH-8). */
export const mayDoWork = (
  registry: OperatorRegistry,
  { work, held, on }: Asked,
): Result<Qualified, Refusal<QualificationCode>> => {
  const codes = registry.items.flatMap(({ code }) => code ?? []);
  const unknown = [work, ...held.map(({ code }) => code)].find((code) => !codes.includes(code));
  if (unknown !== undefined) return refuse(refusal("operator-code-unknown", registry.rule, { code: unknown, codes }));
  const right = held.filter(({ code }) => code === work);
  if (right.length === 0) {
    const holds = [...new Set(held.map(({ code }) => code))];
    return refuse(refusal("operator-certificate-missing", registry.rule, { work, holds }));
  }
  const terms = right.map((certificate) => ({ certificate, until: lastDayOf(registry, certificate) }));
  const valid = terms
    .filter(({ certificate, until }) => certificate.issued <= on && on <= until)
    .toSorted((a, b) => (a.until < b.until ? 1 : -1))[0];
  if (valid !== undefined) return ok({ ...valid, renewBy: renewBy(registry, valid.until) });
  // Only a certificate that is already issued for later can say from when it would pass; a renewal nobody has is no date.
  const passesFrom =
    terms.flatMap(({ certificate: { issued } }) => (issued > on ? [issued] : [])).toSorted()[0] ?? null;
  const until =
    terms
      .map((term) => term.until)
      .toSorted()
      .at(-1) ?? "";
  return refuse(refusal("operator-certificate-not-valid", registry.renewal, { work, on, until }, passesFrom));
};
