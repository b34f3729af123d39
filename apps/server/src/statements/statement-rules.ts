import {
  type Attested,
  type CycleFacts,
  editionInForce,
  houseRule,
  type NoticeTerm,
  type OutlookRules,
  type RuleSource,
  type RulesOf,
  rulesOfScheme,
  type Scheme,
  type StatementChange,
} from "@touchstone/kernel";
import { readRulePacks, readSchemes } from "../schemes/index.ts";

/** The edition in force for the place and subject of a scheme; null where none is. */
const cyclePack = (of: RulesOf, on: string) => {
  const found = editionInForce(readRulePacks(), "surveillance", on, of);
  return found.ok ? found.value : null;
};

const schemeOf = ({ scheme, edition }: Attested): Scheme | null =>
  readSchemes().find((one) => one.id === scheme && one.edition === edition) ?? null;

/** What its scheme lets become of a statement. */
export const allowedChanges = (attested: Attested | null): readonly StatementChange[] =>
  attested === null ? [] : (schemeOf(attested)?.statement?.changes ?? []);

/** What the rules in force on a day say of this statement's terms; a scheme without surveillance has none. */
export const outlookRules = (attested: Attested, on: string): OutlookRules => {
  const scheme = schemeOf(attested);
  if (scheme === null || scheme.surveillance === null) return { cycle: null, suspension: null };
  const cycle = cyclePack(rulesOfScheme(scheme), on);
  // An edition whose own figure was not obtained says so in its doubts; the international one holds beside it.
  const limits = [cycle, cyclePack({ jurisdiction: "international", subject: null }, on)].find(
    (pack) => pack !== null && pack.parameters.suspension.months !== null,
  );
  const months = limits?.parameters.suspension.months ?? null;
  return {
    cycle,
    suspension:
      limits === undefined || limits === null || months === null
        ? null
        : { months, rule: limits.parameters.suspension.rule, pack: `${limits.id}@${limits.edition}` },
  };
};

/** For a new cycle: the validity of the scheme's statements, and what the rules say of one that comes late. */
export const cycleFacts = (attested: Attested, on: string): CycleFacts => {
  const scheme = schemeOf(attested);
  const pack = scheme === null || scheme.surveillance === null ? null : cyclePack(rulesOfScheme(scheme), on);
  return {
    months: scheme?.statement?.months ?? null,
    finish: pack?.parameters.recertification.finish ?? "decision",
    restoration: pack === null ? { months: null, rule: houseRule("2") } : pack.parameters.restoration,
  };
};

const house = (document: string, clause: string): RuleSource => ({
  source: `机构内部规定（依据 ${document}）`,
  clause,
});

// Figures of the house where no pack gives one; MD 22 names the duty and no number.
const answerWithin: NoticeTerm = { days: 15, rule: house("ISO/IEC 17021-1", "8.5.3") };
const auditWithin: NoticeTerm = { days: 30, rule: house("IAF MD 22", "9.6.4") };

/** The term of the pack that holds for this statement's scheme; the first serious trigger is the accident. */
const specialAuditTerm = (attested: Attested | null, on: string): NoticeTerm => {
  const scheme = attested === null ? null : schemeOf(attested);
  const found = scheme === null ? null : editionInForce(readRulePacks(), "short-notice", on, rulesOfScheme(scheme));
  const trigger =
    found?.ok === true ? found.value.parameters.triggers.find(({ id }) => id === "serious-accident") : null;
  return trigger ?? auditWithin;
};

/** How long the body has for an answer, and for a special audit after a serious accident. */
export const noticeTerms = (
  attested: Attested | null,
  on: string,
): { readonly answer: NoticeTerm; readonly specialAudit: NoticeTerm } => {
  const { days, rule } = specialAuditTerm(attested, on);
  return { answer: answerWithin, specialAudit: { days, rule } };
};
