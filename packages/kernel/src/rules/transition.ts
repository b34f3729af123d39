import { z } from "zod";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

const lastDay = z.strictObject({ on: isoDate.nullable(), rule: clause });

/** One pack for each change of edition. Whether an old edition still counts is said here, never by a standard's own dates. */
export const transitionPack = packOf(
  "transition",
  z.strictObject({
    from: z.strictObject({ edition: word, adoptions: z.array(word) }),
    to: z.strictObject({ edition: word, adoptions: z.array(word), published: isoDate }),
    /** Null where the rule names no such day, or none was obtained. */
    lastInitialAudit: lastDay,
    lastCertificate: lastDay,
    /** After this day no certificate to the old edition holds, whatever expiry is printed on it. */
    end: z.strictObject({ on: isoDate, rule: clause }),
  }),
);
export type TransitionPack = z.infer<typeof transitionPack>;

export const transitionInput = z.strictObject({
  /** The day about which is asked. */
  on: isoDate,
  /** The expiry printed on, or planned for, a certificate to the old edition. */
  expiry: isoDate.nullable().default(null),
});
export type TransitionInput = z.input<typeof transitionInput>;

export type Transition = {
  readonly from: string;
  readonly to: string;
  /** May a first audit to the old edition still begin on the day? */
  readonly initialAudit: boolean;
  /** May a certificate to the old edition still be issued on the day? */
  readonly certificate: boolean;
  /** Does a certificate to the old edition still hold on the day? */
  readonly holds: boolean;
  readonly lastInitialAudit: string | null;
  readonly lastCertificate: string | null;
  /** The last lawful day of a certificate to the old edition. */
  readonly lastDay: string;
  /** The expiry that counts: what is printed, but never past the last day. */
  readonly expiry: string;
  readonly isCapped: boolean;
};

const step = (name: string, value: string, rule: z.infer<typeof clause>, facts: TraceStep["facts"]): TraceStep => ({
  step: name,
  value,
  unit: "date",
  rule,
  facts,
});

export const transition = (pack: TransitionPack, given: TransitionInput): RuleRun<Transition> => {
  const { on, expiry: printed } = transitionInput.parse(given);
  const { from, to, lastInitialAudit, lastCertificate, end } = pack.parameters;
  const isCapped = printed !== null && printed > end.on;
  const expiry = printed === null || isCapped ? end.on : printed;
  const editions = { from: from.edition, to: to.edition };
  const isBy = (day: string | null): boolean => on <= (day ?? end.on);
  return {
    result: {
      ...editions,
      initialAudit: isBy(lastInitialAudit.on),
      certificate: isBy(lastCertificate.on),
      holds: on <= expiry,
      lastInitialAudit: lastInitialAudit.on,
      lastCertificate: lastCertificate.on,
      lastDay: end.on,
      expiry,
      isCapped,
    },
    trace: [
      ...(lastInitialAudit.on === null
        ? []
        : [step("last-initial-audit", lastInitialAudit.on, lastInitialAudit.rule, editions)]),
      ...(lastCertificate.on === null
        ? []
        : [step("last-certificate", lastCertificate.on, lastCertificate.rule, editions)]),
      step("edition-ends", end.on, end.rule, editions),
      step(isCapped ? "expiry-cap" : "expiry-kept", expiry, end.rule, { printed, isCapped }),
    ],
    pack: pack.id,
    edition: pack.edition,
  };
};
